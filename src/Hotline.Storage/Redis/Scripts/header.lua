-- Part: the fixed front of a value v, or of a conversation that does not exist yet.
if v then
  layout, alive, parked, more, fence, held, wake, erased, atWork, inHands, atSends, rank, first, waiting, keyLength, stateLength, seenLength, eventLength = unpack(HEADER, v)
else
  layout, alive, parked, more, fence, held, wake, erased, atWork, inHands, atSends, rank, first, waiting = LAYOUT, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0
  keyLength, stateLength, seenLength, eventLength = 0, 0, 0, 0
end
