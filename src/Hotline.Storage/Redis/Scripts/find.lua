-- A conversation's key and state, for looking. ARGV: id. Answers <key I2><state I3>.
load(ARGV[1])
return struct.pack('<I2c0I3c0', #(key or ''), key or '', #(state or ''), state or '')
