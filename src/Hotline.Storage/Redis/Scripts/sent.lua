-- Takes reports that replies were sent, the usual ones: the first of its conversation, and nothing behind it that must be handed out now. It leaves all others alone,
-- for send.lua. KEYS: bases of partitions. ARGV: the reporter's time, then the place of the base, id and delivery, again and again. Answers for each that was left its place in the arguments, counted from 0 <I2>.
--@names
local left, others, moment = {}, {}, 0
for at = 2, #ARGV, 3 do
  local id, delivery = ARGV[at + 1], ARGV[at + 2]
  base = KEYS[tonumber(ARGV[at])]
  local v = not others[id] and call('GET', base .. 'c:' .. id)
  local taken = false
  if v then
    --@header
    local middle = SIZE + keyLength + stateLength + seenLength
    if layout == LAYOUT and #v > middle + eventLength then
      outbox = v:sub(middle + eventLength + 1)
      local _, _, _, _, _, name, _, spilled, _, rest = unpack(REPLY, outbox)
      outbox = outbox:sub(rest)
      local ready = false
      if moment == 0 and (outbox ~= '' or held > 0) then
        --@clock
        moment = now
      end
      local now = moment
      if outbox ~= '' then
        local _, _, next, _, worker = unpack('<BI2I6I6c8', outbox)
        ready = worker == NOBODY or next <= now
      end
      if name == delivery and spilled == 0 and not ready then
        taken, event = true, eventLength > 0 and v:sub(middle + 1, middle + eventLength) or ''
        call('XADD', base .. 'j', '*', 'r', pack('<BBc0', 1, #id, id) .. v:sub(SIZE + 2, SIZE + 5) .. pack('<I6Bc0Bc0', ARGV[1], #delivery, delivery, 4, 'sent'))
        --@places
        --@front
        call('SET', base .. 'c:' .. id, front .. v:sub(SIZE + 1, middle + eventLength) .. outbox, 'KEEPTTL')
      end
    end
  end
  if not taken then
    others[id] = true
    left[#left + 1] = pack('<I2', (at - 2) / 3)
  end
end
return table.concat(left)
