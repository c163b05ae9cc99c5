-- Destroys a conversation if the fence still holds: key, state, events, replies, dead letters, its mailbox. A keyless tombstone stays, and one line in the journal.
-- Journal records of before lose their key with it and are left out by whoever reads. ARGV: id, fence, how long the mark of a closed mailbox is kept, ms (0: it stays open). Answers X or C <now I6>.
--@clock
--@names
--@conversation
local id = ARGV[1]
if load(id) ~= 1 or held == 0 or fence ~= tonumber(ARGV[2]) then return 'X' end
erased = now
--@destroy
if tonumber(ARGV[3]) > 0 then
  call('HSET', base .. 'm:' .. id, '', pack('<BI8', 1, 1))
  call('PEXPIRE', base .. 'm:' .. id, ARGV[3])
end
note(id, 2, '')
save(id)
return 'C' .. pack('<I6', now)
