-- Writes a turn, all or nothing, if its fence still holds.
-- ARGV: id, header <fence I8><consumed through I4><first timer I6><lease goes on for, ms I4><flags B: 1 drop routine replies, 2 keep the old state aside>
-- <replies leased for, ms I4><worker 8><journal records B>, state, new key or nothing, the journal's records, then for each reply <importance B><tried for, ms I4><delivery> and its body.
-- Answers X (the lease was lost), or C <now I6><earlier replies wait B: 0 or 1><due for a turn at I6><something of it to send at I6>.
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
local chained = false
--@write
return 'C' .. pack('<I6BI6I6', now, behind, work, sends > 0 and sends or hands)
