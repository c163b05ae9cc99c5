-- Takes an event in and, when asked and the conversation is idle, leases it to the caller in the same round trip.
-- ARGV: id, header <hash 8><sent, 0 for a command I6><lease in ms, 0 for none I4><most waiting I2><ids kept I2><ids kept for, s I4>, body.
-- Answers E (erased), D (duplicate), F (full), N (newer layout), S <now I6><due for a turn at, 0 when somebody has it I6>,
-- or L <now I6><fence I8><until I6><sequence I4><timer due B><key I2><state I3>.
local id, body = ARGV[1], ARGV[3]
local hash, sent, lease, most, kept, keep = struct.unpack('<c8I6I4I2I2I4', ARGV[2])
if load(id) == 2 then return 'N' end
-- A message is late when it was sent before the erasure; a command about an erased person has nobody to reach.
if erased > 0 and (sent > 0 and sent < erased or sent == 0 and alive == 0) then return 'E' end

local second = math.floor(now / 1000)
local at = seen:find(hash, 1, true)
while at do
  if at % 12 == 1 and struct.unpack('<I4', seen, at + 8) > second then return 'D' end
  at = seen:find(hash, at + 1, true)
end
if waiting >= most then return 'F' end

local from = 1
while from < #seen and (struct.unpack('<I4', seen, from + 8) <= second or #seen - from >= kept * 12 - 1) do from = from + 12 end
seen = (from > 1 and seen:sub(from) or seen) .. hash .. struct.pack('<I4', second + keep)

local arrived, sequence = struct.pack('<I6', now) .. body, first + waiting
local idle = waiting == 0 and held <= now and parked == 0
-- The first to wait stands in the value; those behind it in a list, so that a flood does not rewrite itself with every message.
if waiting == 0 then
  event = arrived
else
  redis.call('RPUSH', base .. 'i:' .. id, arrived)
  redis.call('PEXPIRE', base .. 'i:' .. id, KEEP)
end
waiting, alive = waiting + 1, 1
if not (idle and lease > 0) then
  save(id)
  return 'S' .. struct.pack('<I6I6', now, held > now and 0 or atWork)
end
takeLease(lease)
save(id)
return 'L' .. struct.pack('<I6I8I6I4BI2c0I3c0', now, fence, held, sequence, wake > 0 and wake <= now and 1 or 0, #key, key, #state, state)
