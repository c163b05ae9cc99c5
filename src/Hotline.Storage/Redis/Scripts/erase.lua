-- Destroys a conversation if the fence still holds: key, state, events, replies, dead letters, its mailbox. A keyless tombstone stays, and one line in the journal.
-- Journal records of before lose their key with it and are left out by whoever reads. ARGV: id, fence. Answers X or C <now I6>.
--@clock
--@names
--@conversation
local id = ARGV[1]
if load(id) ~= 1 or held == 0 or fence ~= tonumber(ARGV[2]) then return 'X' end
erased = now
--@destroy
note(id, 2, '')
save(id)
return 'C' .. pack('<I6', now)
