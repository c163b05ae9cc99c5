-- Gives a lease back without a turn, unless it was lost. ARGV: id, fence. Answers <now I6><due for a turn at, 0 when the lease was not ours I6>.
if load(ARGV[1]) ~= 1 or held == 0 or fence ~= tonumber(ARGV[2]) then return struct.pack('<I6I6', now, 0) end
held = 0
save(ARGV[1])
return struct.pack('<I6I6', now, atWork)
