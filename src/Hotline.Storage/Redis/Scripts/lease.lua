-- Leases conversations by name, those that still have work and are in nobody's hands.
-- ARGV: lease in ms, most events of each, ids.
-- Answers <now I6>, then for each <id Bc0><fence I8><until I6><timer due B><key I2><state I3><events B> of <sequence I4><accepted at I6><body I3>.
--@clock
--@names
--@conversation
local out = { pack('<I6', now) }
for i = 3, #ARGV do
  local id = ARGV[i]
  local found = load(id)
  local timer = wake > 0 and wake <= now
  if found == 1 and held <= now and parked == 0 and (waiting > 0 or timer) then
    takeLease(tonumber(ARGV[1]))
    save(id)
    local events = event ~= '' and { event } or {}
    local most = tonumber(ARGV[2]) - #events
    if waiting > #events and most > 0 then
      for _, body in ipairs(call('LRANGE', base .. 'i:' .. id, 0, most - 1)) do events[#events + 1] = body end
    end
    out[#out + 1] = pack('<Bc0I8I6BI2c0I3c0B', #id, id, fence, held, timer and 1 or 0, #key, key, #state, state, #events)
    for n, body in ipairs(events) do out[#out + 1] = pack('<I4', first + n - 1) .. body:sub(1, 6) .. pack('<I3', #body - 6) .. body:sub(7) end
  elseif found == 1 then
    save(id)
  else
    call('ZREM', base .. 'w', id)
  end
end
return table.concat(out)
