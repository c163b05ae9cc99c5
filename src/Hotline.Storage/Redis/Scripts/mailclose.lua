-- Empties a mailbox for ever. ARGV: id, the mark is kept for, ms. The mark of a box that an erasure closed (1, 1) stays.
local box = KEYS[1] .. 'm:' .. ARGV[1]
local closed, why = struct.unpack('<BI8', redis.call('HGET', box, '') or struct.pack('<BI8', 0, 0))
redis.call('DEL', box, KEYS[1] .. 'n:' .. ARGV[1])
redis.call('HSET', box, '', struct.pack('<BI8', 1, closed == 1 and why or 0))
redis.call('PEXPIRE', box, ARGV[2])
return '1'
