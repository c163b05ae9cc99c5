-- Part: destroys what conversation id has, and enters it among the erased, at the time that stands in erased. Its value is saved by whoever uses this.
alive, parked, more, held, wake, waiting = 0, 0, 0, 0, 0, 0
key, state, seen, event, outbox = '', '', '', '', ''
call('DEL', base .. 'i:' .. id, base .. 'o:' .. id, base .. 'x:' .. id, base .. 'u:' .. id, base .. 'g:' .. id, base .. 'n:' .. id)
call('ZREM', base .. 'k', id)
local letters = call('ZRANGE', base .. 'd', 0, -1)
for _, letter in ipairs(letters) do
  if unpack('<Bc0', letter) == id then call('ZREM', base .. 'd', letter) end
end
local box = call('HGET', base .. 'm:' .. id, '')
if box then
  call('DEL', base .. 'm:' .. id)
  call('HSET', base .. 'm:' .. id, '', box)
  call('PEXPIRE', base .. 'm:' .. id, KEEP)
end
call('ZADD', base .. 'e', erased, id)
call('ZREMRANGEBYSCORE', base .. 'e', '-inf', now - KEEP)
