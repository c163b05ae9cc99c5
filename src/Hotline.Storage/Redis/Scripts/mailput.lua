-- Adds a message to a mailbox, once. ARGV: id, delivery, body, kept for, ms, most messages. Answers 1, or 0 when the box is closed.
--@clock
local base = KEYS[1]
local id, delivery = ARGV[1], ARGV[2]
local box, order = base .. 'm:' .. id, base .. 'n:' .. id
local meta = redis.call('HGET', box, '')
local closed, last = 0, 0
if meta then closed, last = struct.unpack('<BI8', meta) end
if closed == 1 then return '0' end
if redis.call('HEXISTS', box, delivery) == 1 then return '1' end
last = math.max(last + 1, now * 1000)
redis.call('HSET', box, '', struct.pack('<BI8', 0, last), delivery, struct.pack('<I6', now) .. ARGV[3])
redis.call('ZADD', order, last, delivery)
local too = redis.call('ZRANGE', order, 0, -tonumber(ARGV[5]) - 1)
for _, old in ipairs(redis.call('ZRANGEBYSCORE', order, '-inf', (now - tonumber(ARGV[4])) * 1000)) do too[#too + 1] = old end
for _, old in ipairs(too) do
  redis.call('HDEL', box, old)
  redis.call('ZREM', order, old)
end
redis.call('PEXPIRE', box, ARGV[4])
redis.call('PEXPIRE', order, ARGV[4])
return '1'
