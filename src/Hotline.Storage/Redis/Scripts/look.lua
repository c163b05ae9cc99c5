-- Looks what a partition has to do, and first puts back what was in the hands of somebody who is gone, and what waited for a program of this format.
-- ARGV: the newest format that this program knows, most conversations, most replies of each importance.
-- Answers <now I6><next turn at I6><next reply at I6>, then due turns <count I2> of <id Bc0><since I6>, then due replies <count I2> of <importance B><id Bc0><since I6>.
--@clock
--@names
--@conversation
for _, id in ipairs(call('ZRANGEBYSCORE', base .. 'h', '-inf', now, 'LIMIT', 0, 256)) do
  if load(id) == 1 then save(id) else call('ZREM', base .. 'h', id) end
end
for _, id in ipairs(call('ZRANGEBYSCORE', base .. 'k', '-inf', ARGV[1], 'LIMIT', 0, 256)) do
  if load(id) == 1 then
    parked = 0
    save(id)
  end
  call('ZREM', base .. 'k', id)
end

local function earlier(at, index)
  local entry = call('ZRANGE', base .. index, 0, 0, 'WITHSCORES')
  local score = tonumber(entry[2] or 0)
  return score > 0 and (at == 0 or score < at) and score or at
end

-- Whole seconds, so that hands that are long empty are put right in groups.
local hands = math.ceil(earlier(0, 'h') / 1000) * 1000
local out = { pack('<I6I6I6', now, earlier(hands, 'w'), earlier(earlier(earlier(hands, 's0'), 's1'), 's2')) }
local function due(index, most, prefix)
  local found = {}
  if most > 0 then found = call('ZRANGEBYSCORE', base .. index, '-inf', now, 'WITHSCORES', 'LIMIT', 0, most) end
  for i = 1, #found, 2 do found[(i + 1) / 2] = prefix .. pack('<Bc0I6', #found[i], found[i], tonumber(found[i + 1])) end
  return found, #found / 2
end

local turns, count = due('w', tonumber(ARGV[2]), '')
out[2] = pack('<I2', count) .. table.concat(turns, '', 1, count)
local sends, total, most = {}, 0, tonumber(ARGV[3])
for importance = 2, 0, -1 do
  -- Some of each are always named: whoever chooses gives a share of the places to those that wait longest.
  local more, n = due('s' .. importance, math.max(most - total, math.ceil(most / 8)), string.char(importance))
  sends[#sends + 1] = table.concat(more, '', 1, n)
  total = total + n
end
out[3] = pack('<I2', total) .. table.concat(sends)
return table.concat(out)
