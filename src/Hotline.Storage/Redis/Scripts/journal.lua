-- Journal entries after a place, each with its conversation's present key. What was sealed under an earlier key, or belongs to someone erased, comes back empty:
-- the reader goes on behind it. ARGV: after, in ms and number; most. Answers for each <ms I6><number I4><key I2><entry I3>.
local base, out, keys = KEYS[1], {}, {}
for _, entry in ipairs(redis.call('XRANGE', base .. 'j', '(' .. ARGV[1], '+', 'COUNT', ARGV[2])) do
  local ms, number = entry[1]:match('^(%d+)-(%d+)$')
  local record = entry[2][2]
  local kind, id, at = struct.unpack('<BBc0', record)
  local key = keys[id]
  if not key then
    -- The key stands right behind the fixed part of the value, after its own length.
    local front = redis.call('GETRANGE', base .. 'c:' .. id, 0, 255)
    key = ''
    if #front > 69 and front:byte(1) == 1 then key = front:sub(70, 69 + struct.unpack('<I2', front, 56)) end
    keys[id] = key
  end
  if kind ~= 2 and (key == '' or key:sub(2, 5) ~= record:sub(at, at + 3)) then record = '' end
  out[#out + 1] = struct.pack('<I6I4I2c0I3c0', tonumber(ms), tonumber(number), #key, key, #record, record)
end
return table.concat(out)
