-- Posts the lines of a file in turn: as JSON when they begin with a brace, otherwise as a form. Arguments as in presigned.lua.
dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "../presigned.lua")

function call(line, path)
   return wrk.format("POST", path, { ["Host"] = wrk.headers["Host"],
      ["Content-Type"] = line:sub(1, 1) == "{" and "application/json" or "application/x-www-form-urlencoded" }, line)
end
