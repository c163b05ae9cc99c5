-- Takes what became of attempts, and hands out what may be sent next, conversation by conversation.
-- ARGV: worker (8 bytes), lease in ms, then for each conversation its id, the number of reports, and for each report delivery, status, when to try again or 0, words.
-- The status 'untried' takes back the attempt that was counted when it was handed out. Words of what is tried again are kept as the last reason; without words the earlier one stays.
-- Answers <now I6><something to send at I6>, then for each reply handed out <id Bc0><key I2c0><importance B><attempt I2><deadline I6><delivery Bc0><why I2><body I3>.
--@clock
--@names
--@conversation
local worker, duration = ARGV[1], tonumber(ARGV[2])
-- As TooLate has them; by importance.
local WITHIN = { [0] = '10 minutes', [1] = '10 minutes', [2] = '1 minute' }
local NEVER_TRIED = 'No try came to an end: it waited behind an earlier message, or Hotline was stopped.'
local DANGER = 2
-- As RuntimeLimits.LateTry has it.
local LATE_TRY = 540000
local out, soonest = { '' }, 0

local function finish(id, index, status, words)
  local r = table.remove(replies, index)
  if status == 'dead' then
    local body = r.spilled == 1 and call('HGET', base .. 'o:' .. id, r.delivery) or r.body
    local told = words ~= '' and words or 'It was refused.'
    call('ZADD', base .. 'd', now, pack('<Bc0Bc0I2c0', #id, id, #r.delivery, r.delivery, #told, told) .. body)
    call('ZREMRANGEBYRANK', base .. 'd', 0, -201)
  end
  if r.spilled == 1 then call('HDEL', base .. 'o:' .. id, r.delivery) end
  noteDelivery(id, r.delivery, status, words)
end

local function tooLate(r, last)
  return 'Not delivered within ' .. WITHIN[r.importance] .. '. ' .. (last ~= '' and 'The last reason: ' .. last or NEVER_TRIED)
end

-- Whether it may be tried. A danger text that nobody could try in its minute is tried before it is given up.
local function isInTime(r, at)
  return at < r.deadline + (r.importance == DANGER and LATE_TRY or 0)
end

-- What waits again lets the texts about danger behind it go first; both keep their order among themselves.
local function letDangerPass(index)
  local first, others = {}, {}
  for i = #replies, index, -1 do
    local r = table.remove(replies)
    table.insert(r.importance == DANGER and first or others, 1, r)
  end
  for _, r in ipairs(first) do replies[#replies + 1] = r end
  for _, r in ipairs(others) do replies[#replies + 1] = r end
end

local function retry(id, index, at, status, words)
  local r = replies[index]
  -- Another worker is trying it by now; its report counts.
  if r.worker ~= NOBODY and r.next > now and r.worker ~= worker then return end
  local important = 0
  for i = index + 1, #replies do
    if replies[i].importance > 0 then important = i end
  end
  local overtaken = r.importance == 0 and important > 0
  local last = words ~= '' and words or r.words
  local inTime = at < r.deadline or status == 'untried' and isInTime(r, at)
  if not inTime and not overtaken then return finish(id, index, 'dead', tooLate(r, last)) end
  -- Those behind it were in the same hands and have not been tried.
  for i = index + 1, #replies do
    local behind = replies[i]
    if behind.worker == worker then behind.worker, behind.next, behind.attempt = NOBODY, now, behind.attempt - 1 end
  end
  if overtaken then
    for i = important, index, -1 do
      if replies[i].importance == 0 then finish(id, i, 'cancelled', '') end
    end
    return
  end
  if status == 'untried' then r.attempt = math.max(r.attempt - 1, 0) end
  r.worker, r.next, r.words = NOBODY, at, last
  if r.importance < DANGER then letDangerPass(index) end
end

local function handOut(id)
  local r = replies[1]
  while r and r.next <= now do
    if isInTime(r, now) then
      r.attempt, r.worker, r.next = r.attempt + 1, worker, now + duration
      local body = r.spilled == 1 and call('HGET', base .. 'o:' .. id, r.delivery) or r.body
      out[#out + 1] = pack('<Bc0I2c0BI2I6Bc0I2c0I3c0', #id, id, #key, key, r.importance, r.attempt, r.deadline, #r.delivery, r.delivery, #r.words, r.words, #body, body)
      return
    end
    finish(id, 1, 'dead', tooLate(r, r.words))
    r = replies[1]
  end
end

local at = 3
while at <= #ARGV do
  local id, reports = ARGV[at], tonumber(ARGV[at + 1])
  at = at + 2
  local found = load(id) == 1
  if found then unpackReplies() end
  for _ = 1, reports do
    if found then
      for index, r in ipairs(replies) do
        if r.delivery == ARGV[at] then
          local again = tonumber(ARGV[at + 2])
          if again > 0 then retry(id, index, again, ARGV[at + 1], ARGV[at + 3]) else finish(id, index, ARGV[at + 1], ARGV[at + 3]) end
          handOut(id)
          break
        end
      end
    end
    at = at + 4
  end
  if found then
    if reports == 0 then handOut(id) end
    save(id)
    local next = atSends > 0 and atSends or inHands
    if next > 0 and (soonest == 0 or next < soonest) then soonest = next end
  end
end
out[1] = pack('<I6I6', now, soonest)
return table.concat(out)
