-- Destroys a conversation of whom the casebook says that they were erased then, unless that is known here: this store is older than the erasure, it was put back.
-- The casebook needs no line in the journal for it. ARGV: id, when, ms. Answers 1 when something was destroyed, else 0.
--@clock
--@names
--@conversation
local id, at = ARGV[1], tonumber(ARGV[2])
if load(id) == 2 or erased >= at then return '0' end
local lived = alive
-- Whoever remembers the conversation must find it changed.
erased, fence = at, math.max(fence + 1, now * 1000)
--@destroy
save(id)
return lived == 1 and '1' or '0'
