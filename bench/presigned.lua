-- Sends the calls of a file in turn, each once, and stops when there are no more.
-- wrk ... -s presigned.lua URL -- FILE PATH [DELAY]: every line is apiKey, timestamp, signature and body, parted by tabs; with
-- a delay each connection waits after an answer, for so many milliseconds on average. "again" as a fourth argument begins anew at the end.
local calls = {}
local at = 0
local path, pause, again

-- What is sent for a line.
function call(line, path)
   local key, timestamp, signature, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
   return wrk.format("POST", path, {
      ["Host"] = wrk.headers["Host"], ["companyId"] = "439", ["trace"] = "bench", ["version"] = "0.0.1",
      ["recvWindow"] = "60000", ["Content-Type"] = "application/json", ["apiKey"] = key,
      ["timestamp"] = timestamp, ["signature"] = signature }, body)
end

function init(args)
   path = args[2]
   pause = tonumber(args[3] or "0")
   again = args[4] == "again"
   for line in io.lines(args[1]) do
      calls[#calls + 1] = call(line, path)
   end
   if pause > 0 then
      -- Clients do not move in step: with equal pauses they would come all at once, again and again.
      delay = function() return math.random(0, 2 * pause) end
   end
end

function request()
   at = at + 1
   if at > #calls then
      if not again then
         wrk.thread:stop()
      end
      at = 1
   end
   return calls[at]
end

-- Calls a second, median and 99th percentile in microseconds, answers that are no success, calls without an answer.
function done(summary, latency, requests)
   local errors = summary.errors
   print(string.format("FIGURES %.1f %d %d %d %d", summary.requests * 1e6 / summary.duration, latency:percentile(50),
      latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
