-- In front of every script that works on a conversation: reads its packed value, writes it back, and keeps its places in the partition's indexes right.
-- KEYS[1] is the partition's base, for example {p17}: ; every name is made from it, so all of them lie in one slot.
-- The layout of the value is told in the README of this folder's parent; LAYOUT is its version.
local LAYOUT, KEEP, NOBODY = 1, 34560000000, '\0\0\0\0\0\0\0\0'
local HEADER, SIZE = '<BBBI8I6I6I6I6I6I6BI4I2I2I3I3I3I3', 68
local REPLY = '<BI2I6I6c8Bc0I2c0BI3c0'
local base, now = KEYS[1], clock()

local alive, parked, fence, held, wake, erased, atWork, inHands, atSends, rank, first, waiting
local key, state, seen, event, outbox, replies

-- 0: there is none; 1: loaded; 2: a newer program wrote it.
local function load(id)
  replies = nil
  local v = redis.call('GET', base .. 'c:' .. id)
  if not v then
    alive, parked, fence, held, wake, erased, atWork, inHands, atSends, rank, first, waiting = 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0
    key, state, seen, event, outbox = '', '', '', '', ''
    return 0
  end
  local layout, k, s, m, e
  layout, alive, parked, fence, held, wake, erased, atWork, inHands, atSends, rank, first, waiting, k, s, m, e = struct.unpack(HEADER, v)
  if layout ~= LAYOUT then return 2 end
  local at = SIZE
  key = v:sub(at + 1, at + k)
  at = at + k
  state = v:sub(at + 1, at + s)
  at = at + s
  seen = v:sub(at + 1, at + m)
  at = at + m
  event = v:sub(at + 1, at + e)
  outbox = v:sub(at + e + 1)
  return 1
end

-- The replies that wait, as tables, in order.
local function unpackReplies()
  if replies then return end
  replies = {}
  local at = 1
  while at <= #outbox do
    local r = {}
    r.importance, r.attempt, r.next, r.deadline, r.worker, r.delivery, r.words, r.spilled, r.body, at = struct.unpack(REPLY, outbox, at)
    replies[#replies + 1] = r
  end
end

local function packReply(importance, attempt, next, deadline, worker, delivery, words, spilled, body)
  return struct.pack(REPLY, importance, attempt, next, deadline, worker, #delivery, delivery, #words, words, spilled, #body, body)
end

local function packReplies()
  if not replies then return end
  local packed = {}
  for i, r in ipairs(replies) do packed[i] = packReply(r.importance, r.attempt, r.next, r.deadline, r.worker, r.delivery, r.words, r.spilled, r.body) end
  outbox, replies = table.concat(packed), nil
end

local function place(index, id, was, score)
  if was == score then return end
  if score == 0 then redis.call('ZREM', base .. index, id) else redis.call('ZADD', base .. index, score, id) end
end

-- Writes the value. w: due for a turn and in nobody's hands; h: in somebody's hands, until; s0, s1, s2: due for sending, by importance.
local function save(id)
  packReplies()
  local hands, sends, importance = 0, 0, rank
  if outbox ~= '' then
    local i, _, next, _, worker = struct.unpack('<BI2I6I6c8', outbox)
    if worker ~= NOBODY and next > now then hands = next else sends, importance = next, i end
  end
  if held > now and (hands == 0 or held < hands) then hands = held end
  local work = 0
  if held > now then
    if atWork > held then work = atWork end
  elseif parked == 0 then
    if waiting > 0 then work = struct.unpack('<I6', event ~= '' and event or redis.call('LINDEX', base .. 'i:' .. id, 0)) end
    if wake > 0 and (work == 0 or wake < work) then work = wake end
  end
  if importance ~= rank then
    place('s' .. rank, id, atSends, 0)
    atSends = 0
  end
  place('h', id, inHands, hands)
  place('w', id, atWork, work)
  place('s' .. importance, id, atSends, sends)
  inHands, atWork, atSends, rank = hands, work, sends, importance
  redis.call('SET', base .. 'c:' .. id,
    struct.pack(HEADER, LAYOUT, alive, parked, fence, held, wake, erased, work, hands, sends, importance, first, waiting, #key, #state, #seen, #event, #outbox)
      .. key .. state .. seen .. event .. outbox,
    'PX', KEEP)
end

local function takeLease(duration)
  fence = math.max(fence + 1, now * 1000)
  held = now + duration
end

-- A line of the journal that needs no key to be read: kind 1 is what became of a delivery, kind 2 an erasure.
local function note(id, kind, text)
  redis.call('XADD', base .. 'j', '*', 'r', struct.pack('<BBc0', kind, #id, id) .. (key ~= '' and key:sub(2, 5) or '\0\0\0\0') .. struct.pack('<I6', now) .. text)
end

local function noteDelivery(id, delivery, status, words)
  note(id, 1, struct.pack('<Bc0Bc0', #delivery, delivery, #status, status) .. words)
end
