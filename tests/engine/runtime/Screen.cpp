#include "Screen.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pipit {

void Screen::show(const Command& command) {
  if (const auto* shown = std::get_if<command::ShowStatus>(&command)) status = *shown;
  if (const auto* shown = std::get_if<command::ShowTexts>(&command)) botName = shown->botName;
  if (const auto* shown = std::get_if<command::DraftPut>(&command)) draft = shown->text;
  if (const auto* said = std::get_if<command::Announce>(&command)) announced.push_back(said->text);
  if (std::holds_alternative<command::FocusComposer>(command)) ++focused;
  if (const auto* row = std::get_if<command::RowPut>(&command)) put(*row);
  if (const auto* growing = std::get_if<command::RowAppend>(&command)) {
    ASSERT_NE(find(growing->key), rows.end());
    find(growing->key)->text += growing->text;
  }
  if (const auto* dropped = std::get_if<command::RowDrop>(&command)) {
    ASSERT_NE(find(dropped->key), rows.end());
    rows.erase(find(dropped->key));
  }
}

void Screen::put(const command::RowPut& row) {
  ASSERT_NE(row.key, 0u);
  const auto before = row.before == 0 ? rows.end() : find(row.before);
  ASSERT_TRUE(row.before == 0 || before != rows.end()) << "no row " << row.before;
  const auto known = find(row.key);
  if (known == rows.end()) {
    rows.insert(before, row);
    return;
  }
  ASSERT_EQ(std::next(known), before) << "a row moved without being dropped first";
  *known = row;
}

std::vector<std::string> Screen::texts() const {
  std::vector<std::string> texts;
  for (const auto& row : rows) texts.push_back(row.text);
  return texts;
}

const command::RowPut& Screen::row(const std::string& text) const {
  static const command::RowPut none;
  const auto found = std::ranges::find(rows, text, &command::RowPut::text);
  EXPECT_NE(found, rows.end()) << "no row says " << text;
  return found == rows.end() ? none : *found;
}

std::vector<command::RowPut>::iterator Screen::find(std::uint32_t key) {
  return std::ranges::find(rows, key, &command::RowPut::key);
}

}  // namespace pipit
