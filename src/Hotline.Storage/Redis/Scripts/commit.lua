-- Writes a turn, all or nothing, if its fence still holds.
-- ARGV: id, header <fence I8><consumed through I4><first timer I6><lease goes on for, ms I4><flags B: 1 drop routine replies, 2 keep the old state aside>
-- <replies leased for, ms I4><worker 8><journal records B>, state, new key or nothing, the journal's records, then for each reply <importance B><tried for, ms I4><delivery> and its body.
-- Answers X (the lease was lost), or C <now I6><earlier replies wait B><due for a turn at I6><something of it to send at I6>.
--@clock
--@names
local id = ARGV[1]
local expected, through, timer, goesOn, flags, sendFor, worker, records = unpack('<I8I4I6I4BI4c8B', ARGV[2])
local v = call('GET', base .. 'c:' .. id)
--@header
if layout ~= LAYOUT or held == 0 or fence ~= expected then return 'X' end
local front0 = SIZE + keyLength
local key, middle = v:sub(SIZE + 1, front0), front0 + stateLength + seenLength
local seen = v:sub(front0 + stateLength + 1, middle)
event = eventLength > 0 and v:sub(middle + 1, middle + eventLength) or ''
outbox = v:sub(middle + eventLength + 1)

local done = through > 0 and math.min(through - first + 1, waiting) or 0
if done > 0 then
  first, waiting = first + done, waiting - done
  if event ~= '' then event, done = '', done - 1 end
  if done > 0 then call('LTRIM', base .. 'i:' .. id, done, -1) end
end
if flags >= 2 and stateLength > 0 then call('SET', base .. 'x:' .. id, v:sub(front0 + 1, front0 + stateLength), 'PX', 2592000000) end
if ARGV[4] ~= '' then
  -- With its key gone nothing of before can be read: replies that wait would stand in the way for ever.
  if key ~= '' then
    outbox = ''
    call('DEL', base .. 'o:' .. id)
  end
  key = ARGV[4]
end
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

local behind = outbox ~= ''
for i = 5 + records, #ARGV, 2 do
  local importance, horizon = unpack('<BI4', ARGV[i])
  local delivery, body = ARGV[i]:sub(6), ARGV[i + 1]
  if behind then
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
return 'C' .. pack('<I6BI6I6', now, behind and 1 or 0, work, sends > 0 and sends or hands)
