-- Takes a dead letter back into its conversation's outbox, behind what waits there. ARGV: id, delivery, tried for, ms.
-- Answers N, or A <now I6><something of it to send at I6>.
--@clock
--@names
--@conversation
local OPERATOR = 1
local id, wanted = ARGV[1], ARGV[2]
if load(id) ~= 1 or alive == 0 then return 'N' end
for _, letter in ipairs(call('ZREVRANGE', base .. 'd', 0, -1)) do
  local owner, delivery, _, at = unpack('<Bc0Bc0I2c0', letter)
  if owner == id and delivery == wanted then
    local body = letter:sub(at)
    call('ZREM', base .. 'd', letter)
    unpackReplies()
    local behind = #replies > 0
    if behind then
      call('HSET', base .. 'o:' .. id, delivery, body)
      call('PEXPIRE', base .. 'o:' .. id, KEEP)
    end
    replies[#replies + 1] = {
      importance = OPERATOR, attempt = 0, next = now, deadline = now + ARGV[3], worker = NOBODY,
      delivery = delivery, words = '', spilled = behind and 1 or 0, body = behind and '' or body,
    }
    noteDelivery(id, delivery, 'waiting', '')
    save(id)
    return 'A' .. pack('<I6I6', now, atSends > 0 and atSends or inHands)
  end
end
return 'N'
