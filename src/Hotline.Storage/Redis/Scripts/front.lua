-- Part: the fixed front of the value, from what stands in the names now.
local front = pack(HEADER, LAYOUT, alive, parked, more, fence, held, wake, erased, atWork, inHands, atSends, rank, first, waiting, keyLength, stateLength, seenLength, #event, #outbox)
