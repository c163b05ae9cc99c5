-- Empties a mailbox for ever. ARGV: id, the mark is kept for, ms.
local box = KEYS[1] .. 'm:' .. ARGV[1]
redis.call('DEL', box, KEYS[1] .. 'n:' .. ARGV[1])
redis.call('HSET', box, '', struct.pack('<BI8', 1, 0))
redis.call('PEXPIRE', box, ARGV[2])
return '1'
