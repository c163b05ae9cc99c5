-- Part: what every script on conversations needs to have named. KEYS[1] is the partition's base, for example {p17}: ; every name is made from it, so all lie in one slot.
-- The layout of a conversation's value is told in the README above; LAYOUT is its version.
local LAYOUT, KEEP, NOBODY = 1, '34560000000', '\0\0\0\0\0\0\0\0'
local HEADER, SIZE = '<BBBBI8I6I6I6I6I6I6BI4I2I2I3I3I3I3', 69
-- Replies in the value beyond these bytes go into a hash.
local INLINE = 4096
local REPLY = '<BI2I6I6c8Bc0I2c0BI3c0'
-- The same as far as its body, of which the last number is the length.
local BODILESS = '<BI2I6I6c8Bc0I2c0BI3'
local call, base, unpack, pack = redis.call, KEYS[1], struct.unpack, struct.pack
local layout, alive, parked, more, fence, held, wake, erased, atWork, inHands, atSends, rank, first, waiting
local keyLength, stateLength, seenLength, eventLength
local event, outbox, exact
