-- Takes out of the way what a lease holds and this program cannot read. Events that do not open go to a list of their own for 30 days, and those behind them move up.
-- ARGV: id, fence, format that the conversation must wait for or 0, 1 to give the lease back, 2 to forget its timers too, places of unreadable events counted from 0, ascending.
-- Answers <now I6><due for a turn at I6>.
--@clock
--@names
--@conversation
local id = ARGV[1]
if load(id) ~= 1 or held == 0 or fence ~= tonumber(ARGV[2]) then return pack('<I6I6', now, 0) end
local list, gone = base .. 'i:' .. id, 0
for i = 5, #ARGV do
  local at = tonumber(ARGV[i]) - gone
  local body = event
  if at == 0 and event ~= '' then
    event = ''
  else
    if event ~= '' then at = at - 1 end
    body = call('LINDEX', list, at)
    call('LSET', list, at, '')
    call('LREM', list, 1, '')
  end
  call('RPUSH', base .. 'u:' .. id, body)
  gone, waiting = gone + 1, waiting - 1
end
if gone > 0 then call('PEXPIRE', base .. 'u:' .. id, 2592000000) end
if ARGV[4] ~= '0' then held = 0 end
if ARGV[4] == '2' then wake = 0 end
if ARGV[3] ~= '0' then
  parked = 1
  call('ZADD', base .. 'k', ARGV[3], id)
end
return pack('<I6I6', now, save(id))
