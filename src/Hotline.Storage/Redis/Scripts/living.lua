-- Says that a process lives and which format it knows. Answers now <I6> and the oldest format that a living process knows, itself included <I4>.
-- ARGV: process, format, ms until it is taken for dead, 0 when it leaves.
--@clock
local living, me = KEYS[1] .. 'f', ARGV[2] .. ':' .. ARGV[1]
redis.call('ZREMRANGEBYSCORE', living, '-inf', now)
if ARGV[3] == '0' then redis.call('ZREM', living, me) else redis.call('ZADD', living, now + ARGV[3], me) end
redis.call('PEXPIRE', living, 86400000)
local oldest = tonumber(ARGV[2])
for _, process in ipairs(redis.call('ZRANGE', living, 0, -1)) do oldest = math.min(oldest, tonumber(process:match('^%d+'))) end
return struct.pack('<I6I4', now, oldest)
