#include "replayRows.h"

#include <algorithm>

#include "base/ByteReader.h"
#include "runtime/RowView.h"

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
  const auto known = find(rows, row.key);
  known == rows.end() ? rows.push_back(row) : void(*known = row);
  return {};
}

// Those that are not named come last: they are dropped next.
std::string arrange(const command::ShowList& list, Rows& rows) {
  auto next = rows.begin();
  for (const std::uint32_t key : keysOf(list)) {
    if (key == RowView::head || key == RowView::foot) continue;
    const auto row = std::ranges::find(next, rows.end(), key, &command::RowPut::key);
    if (row == rows.end()) return none(key);
    std::rotate(next, row, std::next(row));
    ++next;
  }
  return {};
}

}  // namespace

std::vector<std::uint32_t> keysOf(const command::ShowList& list) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(list.rows.data());
  ByteReader reader({bytes, list.rows.size()});
  std::vector<std::uint32_t> keys;
  while (!reader.atEnd()) keys.push_back(reader.u32());
  return keys;
}

std::string replayRows(const Command& command, Rows& rows) {
  if (const auto* row = std::get_if<command::RowPut>(&command)) return put(*row, rows);
  if (const auto* list = std::get_if<command::ShowList>(&command)) return arrange(*list, rows);
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
