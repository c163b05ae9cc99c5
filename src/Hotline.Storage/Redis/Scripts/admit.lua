-- Part: whether a message may come in, and its id among those that are remembered. Answers for the caller when it may not.
-- Needs: id, hash, sent, most, kept, keep, other (see accept.lua), seen. hash is remembered; either makes it a duplicate. RECENT: bytes of ids in the value before MOVED of them go to a set.
-- A message is late when it was sent before the erasure; a command about an erased person has nobody to reach.
if erased > 0 and (sent > 0 and sent < erased or sent == 0 and alive == 0) then return 'E' end
local second = math.floor(now / 1000)
local sought = hash
for _ = 1, other == hash and 1 or 2 do
  local at = seen:find(sought, 1, true)
  while at do
    if at % 12 == 1 and unpack('<I4', seen, at + 8) > second then return 'D' end
    at = seen:find(sought, at + 1, true)
  end
  if more == 1 then
    local expiry = call('ZSCORE', base .. 'g:' .. id, sought)
    if expiry and tonumber(expiry) > second then return 'D' end
  end
  sought = other
end
if waiting >= most then return 'F' end

local from = 1
while from < #seen and unpack('<I4', seen, from + 8) <= second do from = from + 12 end
if #seen - from >= RECENT - 1 then
  -- The newest ids stand in the value; older ones in a set, so that who writes much does not carry all of them through every turn.
  local older = {}
  for i = from, from + MOVED - 1, 12 do
    older[#older + 1] = unpack('<I4', seen, i + 8)
    older[#older + 1] = seen:sub(i, i + 7)
  end
  call('ZADD', base .. 'g:' .. id, spread(older))
  call('ZREMRANGEBYSCORE', base .. 'g:' .. id, '-inf', second)
  call('ZREMRANGEBYRANK', base .. 'g:' .. id, 0, RECENT / 12 - kept - 1)
  call('PEXPIRE', base .. 'g:' .. id, keep * 1000)
  from, more = from + MOVED, 1
end
seen = (from > 1 and seen:sub(from) or seen) .. hash .. pack('<I4', second + keep)
seenLength = #seen
