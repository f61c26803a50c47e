-- Asks the server for one thing after the other, as a person at the keyboard would, and writes the answers as JSON.
local found, result_file = {}, os.getenv("ARGMAP_RESULT")

local function settle(condition)
  return vim.wait(20000, condition, 20)
end

local function place(pattern, offset)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(pattern, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 + (offset or 0) })
      return
    end
  end
  error("not in the text: " .. pattern)
end

local function ask(method, params)
  local answers, failure = vim.lsp.buf_request_sync(0, method, params or vim.lsp.util.make_position_params(), 20000)
  assert(answers, failure)
  for _, answer in pairs(answers) do
    assert(not answer.error, answer.error and answer.error.message)
    return answer.result
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
end

local function drive()
  found.attached = settle(function() return #vim.lsp.buf_get_clients(0) > 0 end)
  settle(function() return #vim.diagnostic.get(0) > 0 end)
  found.diagnostics = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(found.diagnostics, { each.code or each.user_data.lsp.code, each.lnum, each.col, each.end_col })
  end

  place("ref: worn", 5)
  found.hover = ask("textDocument/hover").contents.value
  local where = ask("textDocument/definition")[1]
  found.definition = { where.range.start.line, where.range.start.character }

  place("ciet", 1)
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  local action = ask("textDocument/codeAction", params)[1]
  found.action = action.title
  if not action.edit then action = ask("codeAction/resolve", action) end -- as the menu of actions does
  vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
  found.mended = text()

  place("ref: worn", 5)
  vim.lsp.buf.rename("worn-out")
  settle(function() return text():find("ref: worn-out", 1, true) ~= nil end)
  found.renamed = text()

  local line = vim.api.nvim_win_get_cursor(0)[1]
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { "    - ref: wo" })
  vim.api.nvim_win_set_cursor(0, { line, 12 })
  settle(function()
    local items = ask("textDocument/completion").items
    found.completion = vim.tbl_map(function(item) return item.label end, items)
    return vim.tbl_contains(found.completion, "worn-out") -- the names are those of the last check
  end)
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { "    - ref: worn-out" })

  vim.lsp.buf.formatting_sync(nil, 20000)
  found.formatted = text()
  settle(function() return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) == 0 end)
  found.errors_left = #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })
end

local fine, failure = pcall(drive)
found.failure = not fine and failure or nil
local file = assert(io.open(result_file, "w"))
file:write(vim.json.encode(found))
file:close()
vim.cmd("qall!")
