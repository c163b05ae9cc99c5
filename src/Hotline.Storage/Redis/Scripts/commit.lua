-- Writes a turn, all or nothing, if its fence still holds.
-- ARGV: id, header <fence I8><consumed through I4><first timer I6><lease goes on for, ms I4><flags B: 1 drop routine replies, 2 keep the old state aside>
-- <replies leased for, ms I4><worker 8><journal records B>, state, new key or nothing, the journal's records, then for each reply <importance B><tried for, ms I4><delivery> and its body.
-- Answers X (the lease was lost), or C <now I6><earlier replies wait B><due for a turn at I6><something of it to send at I6>.
local id = ARGV[1]
local expected, through, timer, goesOn, flags, sendFor, worker, records = struct.unpack('<I8I4I6I4BI4c8B', ARGV[2])
if load(id) ~= 1 or held == 0 or fence ~= expected then return 'X' end

local done = math.min(through > 0 and through - first + 1 or 0, waiting)
if done > 0 then
  first, waiting = first + done, waiting - done
  if event ~= '' then event, done = '', done - 1 end
  if done > 0 then redis.call('LTRIM', base .. 'i:' .. id, done, -1) end
end
if flags >= 2 and state ~= '' then redis.call('SET', base .. 'x:' .. id, state, 'PX', 2592000000) end
if ARGV[4] ~= '' then
  -- With its key gone nothing of before can be read: replies that wait would stand in the way for ever.
  if key ~= '' then
    outbox = ''
    redis.call('DEL', base .. 'o:' .. id)
  end
  key = ARGV[4]
end
state, wake, held = ARGV[3], timer, goesOn > 0 and now + goesOn or 0

if flags % 2 == 1 and outbox ~= '' then
  unpackReplies()
  for i = #replies, 1, -1 do
    local r = replies[i]
    if r.importance == 0 and not (r.worker ~= NOBODY and r.next > now) then
      table.remove(replies, i)
      if r.spilled == 1 then redis.call('HDEL', base .. 'o:' .. id, r.delivery) end
      noteDelivery(id, r.delivery, 'cancelled', '')
    end
  end
  packReplies()
end

local behind = outbox ~= ''
for i = 5 + records, #ARGV, 2 do
  local importance, horizon = struct.unpack('<BI4', ARGV[i])
  local delivery, body = ARGV[i]:sub(6), ARGV[i + 1]
  if behind then
    -- Only the next to go stands in the value: while a provider is away the rest must not be rewritten with every turn.
    redis.call('HSET', base .. 'o:' .. id, delivery, body)
    redis.call('PEXPIRE', base .. 'o:' .. id, KEEP)
    outbox = outbox .. packReply(importance, 0, now, now + horizon, NOBODY, delivery, '', 1, '')
  else
    outbox = outbox .. packReply(importance, 1, now + sendFor, now + horizon, worker, delivery, '', 0, body)
  end
end
for i = 5, 4 + records do redis.call('XADD', base .. 'j', '*', 'r', ARGV[i]) end
save(id)
return 'C' .. struct.pack('<I6BI6I6', now, behind and 1 or 0, atWork, atSends > 0 and atSends or inHands)
