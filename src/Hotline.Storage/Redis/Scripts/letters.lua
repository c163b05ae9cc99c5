-- Dead letters of a partition, newest first. ARGV: most. Answers for each <at I6><id Bc0><delivery Bc0><words I2>.
local base, out = KEYS[1], {}
local found = redis.call('ZREVRANGE', base .. 'd', 0, tonumber(ARGV[1]) - 1, 'WITHSCORES')
for i = 1, #found, 2 do
  local id, delivery, words = struct.unpack('<Bc0Bc0I2c0', found[i])
  out[#out + 1] = struct.pack('<I6Bc0Bc0I2c0', tonumber(found[i + 1]), #id, id, #delivery, delivery, #words, words)
end
return table.concat(out)
