-- A conversation's key and state, for looking. ARGV: id. Answers <key I2><state I3>.
--@clock
--@names
--@conversation
load(ARGV[1])
return pack('<I2c0I3c0', #(key or ''), key or '', #(state or ''), state or '')
