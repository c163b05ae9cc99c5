-- Gives a lease back without a turn, unless it was lost. ARGV: id, fence. Answers <now I6><due for a turn at, 0 when the lease was not ours I6>.
--@clock
--@names
--@conversation
if load(ARGV[1]) ~= 1 or held == 0 or fence ~= tonumber(ARGV[2]) then return pack('<I6I6', now, 0) end
held = 0
return pack('<I6I6', now, save(ARGV[1]))
