-- Puts bytes in the place of others that are as long, where those still stand: a wrapped key or a waiting event under the newest master key.
-- ARGV: kind (s: a string, l: a list, h: a hash), the key behind the base, the hash's field or nothing, then pairs of what stands there and what is to stand there. Answers how many.
local call, key, done = redis.call, KEYS[1] .. ARGV[2], 0
if ARGV[1] == 'l' then
  for place, item in ipairs(call('LRANGE', key, 0, -1)) do
    for i = 4, #ARGV, 2 do
      local at = item:find(ARGV[i], 1, true)
      if at then
        item, done = item:sub(1, at - 1) .. ARGV[i + 1] .. item:sub(at + #ARGV[i]), done + 1
        call('LSET', key, place - 1, item)
      end
    end
  end
else
  local value = ARGV[1] == 's' and call('GET', key) or ARGV[1] == 'h' and call('HGET', key, ARGV[3])
  if not value then return '0' end
  for i = 4, #ARGV, 2 do
    local at = value:find(ARGV[i], 1, true)
    if at then
      done = done + 1
      if ARGV[1] == 's' then
        call('SETRANGE', key, at - 1, ARGV[i + 1])
      else
        value = value:sub(1, at - 1) .. ARGV[i + 1] .. value:sub(at + #ARGV[i])
        call('HSET', key, ARGV[3], value)
      end
    end
  end
end
return tostring(done)
