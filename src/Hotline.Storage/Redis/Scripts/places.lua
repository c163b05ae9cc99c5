-- Part: puts conversation id where its values say it belongs. w: due for a turn and in nobody's hands; h: in somebody's hands, until; s0, s1, s2: due for sending, by importance.
-- A place that is earlier than it must be is left standing: whoever comes there finds nothing to do and puts it right (exact). That spares most turns every change of an index.
-- What is due now stands exactly where it must, so that the longest waiting comes first.
local hands, sends, importance = 0, 0, rank
if outbox ~= '' then
  local i, _, next, _, worker = unpack('<BI2I6I6c8', outbox)
  if worker ~= NOBODY and next > now then hands = next else sends, importance = next, i end
end
local work = 0
if held > now then
  if hands == 0 or held < hands then hands = held end
elseif parked == 0 then
  if waiting > 0 then work = unpack('<I6', event ~= '' and event or call('LINDEX', base .. 'i:' .. id, 0)) end
  if wake > 0 and (work == 0 or wake < work) then work = wake end
end
if hands == 0 then
  if exact and inHands > 0 then
    call('ZREM', base .. 'h', id)
    inHands = 0
  end
elseif inHands == 0 or hands < inHands or exact and hands ~= inHands then
  call('ZADD', base .. 'h', hands, id)
  inHands = hands
end
if work == 0 then
  if exact and atWork > 0 then
    call('ZREM', base .. 'w', id)
    atWork = 0
  end
elseif atWork == 0 or work < atWork or (exact or work <= now) and work ~= atWork then
  call('ZADD', base .. 'w', work, id)
  atWork = work
end
if atSends > 0 and (sends == 0 or importance ~= rank) then
  call('ZREM', base .. 's' .. rank, id)
  atSends = 0
end
if sends ~= atSends then
  call('ZADD', base .. 's' .. importance, sends, id)
  atSends = sends
end
rank = importance
