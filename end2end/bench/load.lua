-- Asks for the addresses in a file, one after the other; a single one is asked for again and again.
local file

function init(args)
  file = io.open(args[1])
  local first, second = file:read("l"), file:read("l")
  wrk.path = first
  if second then
    file:seek("set")
    request = function() return wrk.format(nil, file:read("l") or "/no-more-addresses") end
  end
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\n{"requests":%d,"seconds":%f,"bytes":%d,"errors":%d,"p50":%f,"p99":%f}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
