-- Part: now, by the store's clock, in Unix milliseconds. Tests put a clock here that they can move.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
