-- Part: for scripts that are not in the path of every message: a conversation as named values, loaded and saved whole.
local key, state, seen, replies

-- 0: there is none; 1: loaded; 2: a newer program wrote it.
local function load(id)
  local v = call('GET', base .. 'c:' .. id)
  replies = nil
  --@header
  if not v then
    key, state, seen, event, outbox = '', '', '', '', ''
    return 0
  end
  if layout ~= LAYOUT then return 2 end
  local at = SIZE
  key = v:sub(at + 1, at + keyLength)
  at = at + keyLength
  state = v:sub(at + 1, at + stateLength)
  at = at + stateLength
  seen = v:sub(at + 1, at + seenLength)
  at = at + seenLength
  event = v:sub(at + 1, at + eventLength)
  outbox = v:sub(at + eventLength + 1)
  return 1
end

local function packReply(r)
  return pack(REPLY, r.importance, r.attempt, r.next, r.deadline, r.worker, #r.delivery, r.delivery, #r.words, r.words, r.spilled, #r.body, r.body)
end

-- The replies that wait, as tables, in order.
local function unpackReplies()
  replies = {}
  local at = 1
  while at <= #outbox do
    local r = {}
    r.importance, r.attempt, r.next, r.deadline, r.worker, r.delivery, r.words, r.spilled, r.body, at = unpack(REPLY, outbox, at)
    replies[#replies + 1] = r
  end
end

local function packReplies()
  local packed = {}
  for i, r in ipairs(replies) do packed[i] = packReply(r) end
  outbox, replies = table.concat(packed), nil
end

-- Returns when it is due for a turn, 0 for never or while somebody holds it.
local function save(id)
  if replies then packReplies() end
  exact = true
  --@places
  keyLength, stateLength, seenLength = #key, #state, #seen
  --@front
  call('SET', base .. 'c:' .. id, front .. key .. state .. seen .. event .. outbox, 'PX', KEEP)
  return work
end

local function takeLease(duration)
  fence = math.max(fence + 1, now * 1000)
  held = now + duration
end

-- A line of the journal that needs no key to be read: kind 1 is what became of a delivery, kind 2 an erasure.
local function note(id, kind, text)
  call('XADD', base .. 'j', '*', 'r', pack('<BBc0', kind, #id, id) .. (key ~= '' and key:sub(2, 5) or '\0\0\0\0') .. pack('<I6', now) .. text)
end

local function noteDelivery(id, delivery, status, words)
  note(id, 1, pack('<Bc0Bc0', #delivery, delivery, #status, status) .. words)
end
