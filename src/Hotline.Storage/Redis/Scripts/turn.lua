-- Takes a message in and writes its turn at once, if the conversation is still as the caller left it: same fence, in nobody's hands, with nothing else waiting.
-- The fence rises, so that others who remember the conversation see that it has changed.
-- ARGV: id, header of the turn as commit.lua has it, state, header of the message as accept.lua has it, then records and replies as commit.lua has them.
-- Answers M (it has changed; nothing was written), E, D or F as accept.lua does, or C <now I6><earlier replies wait B: 0 none, 1 yes, 2 all in the
-- worker's hands, and now these too><due for a turn at I6><something of it to send at I6><fence I8><for 2 the delivery before the first of these>.
local RECENT, MOVED, spread = 384, 192, unpack
--@clock
--@names
local id = ARGV[1]
local expected, _, timer, goesOn, flags, sendFor, worker, records = unpack('<I8I4I6I4BI4c8B', ARGV[2])
local hash, sent, _, most, kept, keep, other = unpack('<c8I6I4I2I2I4c8', ARGV[4])
local v = call('GET', base .. 'c:' .. id)
--@header
if layout ~= LAYOUT or fence ~= expected or held > now or parked > 0 or waiting > 0 or wake > 0 and wake <= now then return 'M' end
local held0 = SIZE + keyLength + stateLength
local key, seen = v:sub(SIZE + 1, SIZE + keyLength), v:sub(held0 + 1, held0 + seenLength)
event, outbox = '', v:sub(held0 + seenLength + 1)

--@admit
fence, first = math.max(fence + 1, now * 1000), first + 1
local chained = true
--@write
return 'C' .. pack('<I6BI6I6I8', now, behind, work, sends > 0 and sends or hands, fence) .. (behind == 2 and after or '')
