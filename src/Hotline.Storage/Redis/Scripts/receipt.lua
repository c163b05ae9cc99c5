-- Enters what a provider says of a delivery into the journal. ARGV: id, delivery, status, words.
-- Answers J; N for a conversation that there is not, that has said nothing yet, or that was erased; L for one that a newer program wrote.
--@clock
--@names
local id, delivery, status = ARGV[1], ARGV[2], ARGV[3]
-- The front of the value, and of its key the mark that the entry is read by: a receipt changes nothing else.
local v = call('GETRANGE', base .. 'c:' .. id, 0, SIZE + 4)
if v == '' then return 'N' end
if v:byte(1) ~= LAYOUT then return 'L' end
--@header
if alive == 0 or keyLength == 0 then return 'N' end
call('XADD', base .. 'j', '*', 'r', pack('<BBc0', 1, #id, id) .. v:sub(SIZE + 2, SIZE + 5) .. pack('<I6Bc0Bc0', now, #delivery, delivery, #status, status) .. ARGV[4])
return 'J'
