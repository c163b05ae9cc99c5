-- The store's clock, in Unix milliseconds. In front of every script; tests put a clock here that they can move.
local function clock()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end
