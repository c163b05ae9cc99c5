-- Destroys a conversation if the fence still holds: key, state, events, replies, dead letters, its mailbox. A keyless tombstone stays, and one line in the journal.
-- Journal records of before lose their key with it and are left out by whoever reads. ARGV: id, fence. Answers X or C <now I6>.
--@clock
--@names
--@conversation
local id = ARGV[1]
if load(id) ~= 1 or held == 0 or fence ~= tonumber(ARGV[2]) then return 'X' end
alive, parked, more, held, wake, erased, waiting = 0, 0, 0, 0, 0, now, 0
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
call('ZADD', base .. 'e', now, id)
call('ZREMRANGEBYSCORE', base .. 'e', '-inf', now - KEEP)
note(id, 2, '')
save(id)
return 'C' .. pack('<I6', now)
