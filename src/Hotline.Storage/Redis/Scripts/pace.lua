-- The pace of a provider's account, as Pacing/PaceLedger has it; the words stand there. One value for all workers, in the slot of the first partition.
-- ARGV: account, calls a second or 0 to ask for nothing, pause in ms or 0, asks <importance B><waited B><calls I2> again and again.
-- Answers <still paused for, ms I6>, then for each ask <wait in ms I4><1 go after it, 0 ask again after it B>.
local BURST, SHARE, ROUTINE, IMPORTANT = 8, 8, 100, 1000
--@clock
local key, rate = KEYS[1] .. 'a:' .. ARGV[1], tonumber(ARGV[2])
local ahead, fresh, waited, urgent, fund, pause = 0, 0, 0, 0, 0, 0
local v = redis.call('GET', key)
if v then ahead, fresh, waited, urgent, fund, pause = struct.unpack('<dddddd', v) end
if tonumber(ARGV[3]) > 0 then pause = math.max(pause, now + ARGV[3]) end
local out = { struct.pack('<I6', math.max(0, pause - now)) }
if rate > 0 then
  local burst = math.max(1, math.floor(rate / BURST))
  local step = 1000 / (rate - burst + (rate < 2 * BURST and 1 or 0))
  ahead = math.max(ahead, now - burst * step)
  if pause > now then ahead = math.max(ahead, pause) end
  for at = 1, #ARGV[4], 4 do
    local importance, before, calls = struct.unpack('<BBI2', ARGV[4], at)
    local cost, go, later = calls * step, nil, nil
    local start = ahead + math.min(importance > 0 and calls or calls + math.floor(burst / 2), burst) * step
    if importance > 0 then
      if start - now <= IMPORTANT then
        if fresh > now then fresh = fresh + cost end
        if math.max(fresh, waited) > now then
          local paid = cost / (SHARE - 1)
          fund, cost = math.min(fund + paid, step), cost + paid
        end
        go = start
      else
        urgent = math.max(urgent, start) + cost
        later = urgent
      end
    elseif before == 1 then
      if start - now <= ROUTINE then
        go = start
      elseif fund >= step and pause <= now then
        fund, go, cost = 0, now, cost - step
      else
        waited = math.max(waited, start) + cost
        later = waited
      end
    elseif start - now <= ROUTINE and fresh <= now and waited <= now then
      go = start
    else
      fresh = math.max(fresh, start) + cost
      later = fresh
    end
    if go then ahead = ahead + cost end
    out[#out + 1] = struct.pack('<I4B', math.ceil(math.max(0, (go or later) - now)), go and 1 or 0)
  end
end
redis.call('SET', key, struct.pack('<dddddd', ahead, fresh, waited, urgent, fund, pause), 'PX', 172800000)
return table.concat(out)
