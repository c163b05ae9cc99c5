-- Takes reports that replies were sent, the usual ones: the first of its conversation, and nothing behind it that must be handed out now. It leaves all others alone,
-- for send.lua. KEYS: bases of partitions. ARGV: the reporter's time, then the place of the base, id and delivery, again and again. Answers for each that was left its place in the arguments, counted from 0 <I2>.
--@names
local left, others, moment, told = {}, {}, 0, tonumber(ARGV[1])
for at = 2, #ARGV, 3 do
  local id, delivery = ARGV[at + 1], ARGV[at + 2]
  base = KEYS[tonumber(ARGV[at])]
  local v = not others[id] and call('GET', base .. 'c:' .. id)
  local taken = false
  if v then
    --@header
    local ends = SIZE + keyLength + stateLength + seenLength + eventLength
    if layout == LAYOUT and #v > ends then
      -- All of the first reply but its body: what is taken out of the value as a string costs by its length.
      local _, _, _, _, _, name, _, spilled, body, rest = unpack(BODILESS, v, ends + 1)
      rest = rest + body
      outbox = rest <= #v and v:sub(rest) or ''
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
        taken, event = true, eventLength > 0 and v:sub(ends - eventLength + 1, ends) or ''
        call('XADD', base .. 'j', '*', 'r', pack('<BBc0c0I6Bc0Bc0', 1, #id, id, v:sub(SIZE + 2, SIZE + 5), told, #delivery, delivery, 4, 'sent'))
        --@places
        --@front
        call('SET', base .. 'c:' .. id, front .. v:sub(SIZE + 1, ends) .. outbox, 'KEEPTTL')
      end
    end
  end
  if not taken then
    others[id] = true
    left[#left + 1] = pack('<I2', (at - 2) / 3)
  end
end
return table.concat(left)
