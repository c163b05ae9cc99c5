-- Messages of a mailbox. ARGV: id, after, most, kept for, ms. Answers <state B: 0 open, 1 over, 2 erased>, then for each <position I8><at I6><delivery Bc0><body I3>.
--@clock
local base = KEYS[1]
local box = base .. 'm:' .. ARGV[1]
local meta = redis.call('HGET', box, '')
local closed, why = 0, 0
if meta then closed, why = struct.unpack('<BI8', meta) end
local out, expired = { closed == 0 and '\0' or why == 0 and '\1' or '\2' }, now - tonumber(ARGV[4])
if tonumber(ARGV[3]) > 0 then
  local found = redis.call('ZRANGEBYSCORE', base .. 'n:' .. ARGV[1], string.format('(%.0f', math.max(tonumber(ARGV[2]), expired * 1000)), '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[3])
  for i = 1, #found, 2 do
    local item = redis.call('HGET', box, found[i])
    out[#out + 1] = struct.pack('<I8', tonumber(found[i + 1])) .. item:sub(1, 6) .. struct.pack('<Bc0I3', #found[i], found[i], #item - 6) .. item:sub(7)
  end
end
return table.concat(out)
