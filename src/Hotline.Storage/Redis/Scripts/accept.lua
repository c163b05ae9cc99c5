-- Takes an event in and, when asked and the conversation is idle, leases it to the caller in the same round trip.
-- ARGV: id, header <hash 8><sent, 0 for a command I6><lease in ms, 0 for none I4><most waiting I2><ids kept I2><ids kept for, s I4><other hash 8>, body.
-- Answers E (erased), D (duplicate), F (full), N (newer layout), S <now I6><due for a turn at, 0 when somebody has it I6>,
-- or L <now I6><fence I8><until I6><sequence I4><timer due B><length of key I2><of state I3> and both.
local RECENT, MOVED, spread = 384, 192, unpack
--@clock
--@names
local id = ARGV[1]
local hash, sent, lease, most, kept, keep, other = unpack('<c8I6I4I2I2I4c8', ARGV[2])
local v = call('GET', base .. 'c:' .. id)
--@header
if layout ~= LAYOUT then return 'N' end

local held0 = SIZE + keyLength + stateLength
local secret = v and v:sub(SIZE + 1, held0) or ''
local seen = v and v:sub(held0 + 1, held0 + seenLength) or ''
event = eventLength > 0 and v:sub(held0 + seenLength + 1, held0 + seenLength + eventLength) or ''
outbox = v and v:sub(held0 + seenLength + eventLength + 1) or ''

--@admit
local arrived, sequence = pack('<I6', now) .. ARGV[3], first + waiting
local leased = lease > 0 and waiting == 0 and held <= now and parked == 0
-- The first to wait stands in the value; those behind it in a list, so that a flood does not rewrite itself with every message.
if waiting == 0 then
  event = arrived
else
  call('RPUSH', base .. 'i:' .. id, arrived)
  call('PEXPIRE', base .. 'i:' .. id, KEEP)
end
waiting, alive = waiting + 1, 1
if leased then fence, held = math.max(fence + 1, now * 1000), now + lease end
--@places
--@front
if v then
  call('SET', base .. 'c:' .. id, front .. secret .. seen .. event .. outbox, 'KEEPTTL')
else
  call('SET', base .. 'c:' .. id, front .. secret .. seen .. event .. outbox, 'PX', KEEP)
end
if not leased then return 'S' .. pack('<I6I6', now, work) end
return 'L' .. pack('<I6I8I6I4BI2I3', now, fence, held, sequence, wake > 0 and wake <= now and 1 or 0, keyLength, stateLength) .. secret
