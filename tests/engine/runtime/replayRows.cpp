#include "replayRows.h"

#include <algorithm>

namespace pipit {
namespace {

using Rows = std::vector<command::RowPut>;

std::string none(std::uint32_t key) {
  return "no row " + std::to_string(key);
}

Rows::iterator find(Rows& rows, std::uint32_t key) {
  return std::ranges::find(rows, key, &command::RowPut::key);
}

std::string put(const command::RowPut& row, Rows& rows) {
  if (row.key == 0) return "a row without a key";
  const auto before = row.before == 0 ? rows.end() : find(rows, row.before);
  if (row.before != 0 && before == rows.end()) return none(row.before);
  const auto known = find(rows, row.key);
  if (known == rows.end()) {
    rows.insert(before, row);
    return {};
  }
  if (std::next(known) != before) return "a row moved without being dropped first";
  *known = row;
  return {};
}

}  // namespace

std::string replayRows(const Command& command, Rows& rows) {
  if (const auto* row = std::get_if<command::RowPut>(&command)) return put(*row, rows);
  const auto* growing = std::get_if<command::RowAppend>(&command);
  const auto* dropped = std::get_if<command::RowDrop>(&command);
  if (!growing && !dropped) return {};
  const std::uint32_t key = growing ? growing->key : dropped->key;
  const auto row = find(rows, key);
  if (row == rows.end()) return none(key);
  if (growing) row->text += growing->text;
  if (dropped) rows.erase(row);
  return {};
}

}  // namespace pipit
