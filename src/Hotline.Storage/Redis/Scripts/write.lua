-- Part: a turn goes into the value and the journal. Needs: id, timer, goesOn, flags, sendFor, worker, records (see commit.lua), key, seen; the state is ARGV[3],
-- the journal's records begin at ARGV[5]. chained: whether new replies go into the same hands when all that wait are in the worker's; the worker keeps their order then.
wake, held = timer, goesOn > 0 and now + goesOn or 0

if flags % 2 == 1 and outbox ~= '' then
  local kept, at = {}, 1
  while at <= #outbox do
    local importance, _, next, _, holder, delivery, _, spilled, _, behind = unpack(REPLY, outbox, at)
    if importance == 0 and not (holder ~= NOBODY and next > now) then
      if spilled == 1 then call('HDEL', base .. 'o:' .. id, delivery) end
      call('XADD', base .. 'j', '*', 'r', pack('<BBc0', 1, #id, id) .. key:sub(2, 5) .. pack('<I6Bc0Bc0', now, #delivery, delivery, 9, 'cancelled'))
    else
      kept[#kept + 1] = outbox:sub(at, behind - 1)
    end
    at = behind
  end
  outbox = table.concat(kept)
end

local behind, after = outbox ~= '' and 1 or 0, ''
if behind == 1 and chained and #outbox < INLINE then
  local at = 1
  behind = 2
  while at <= #outbox and behind == 2 do
    local _, _, next, _, holder, delivery, _, _, _, rest = unpack(REPLY, outbox, at)
    if holder == worker and next > now then after, at = delivery, rest else behind = 1 end
  end
end
local danger = false
for i = 5 + records, #ARGV, 2 do danger = danger or ARGV[i]:byte() == 2 end
if danger and behind == 1 then
  -- What stands before it and waits for a later try is tried now: a danger text has a minute.
  local _, _, next, _, holder = unpack('<BI2I6I6c8', outbox)
  if holder == NOBODY and next > now then outbox = outbox:sub(1, 3) .. pack('<I6', now) .. outbox:sub(10) end
end
for i = 5 + records, #ARGV, 2 do
  local importance, horizon = unpack('<BI4', ARGV[i])
  local delivery, body = ARGV[i]:sub(6), ARGV[i + 1]
  if behind == 1 then
    -- Only the next to go stands in the value: while a provider is away the rest must not be rewritten with every turn.
    call('HSET', base .. 'o:' .. id, delivery, body)
    call('PEXPIRE', base .. 'o:' .. id, KEEP)
    outbox = outbox .. pack(REPLY, importance, 0, now, now + horizon, NOBODY, #delivery, delivery, 0, '', 1, 0, '')
  else
    outbox = outbox .. pack(REPLY, importance, 1, now + sendFor, now + horizon, worker, #delivery, delivery, 0, '', 0, #body, body)
  end
end
for i = 5, 4 + records do call('XADD', base .. 'j', '*', 'r', ARGV[i]) end
keyLength, stateLength = #key, #ARGV[3]
--@places
--@front
call('SET', base .. 'c:' .. id, front .. key .. ARGV[3] .. seen .. event .. outbox, 'PX', KEEP)
