#include "Screen.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "replayRows.h"

namespace pipit {

void Screen::show(const Command& command) {
  if (const auto* shown = std::get_if<command::ShowStatus>(&command)) status = *shown;
  if (const auto* shown = std::get_if<command::ShowTexts>(&command)) botName = shown->botName;
  if (const auto* shown = std::get_if<command::DraftPut>(&command)) {
    draft = shown->text;
    notes = shown->notes;
  }
  if (const auto* said = std::get_if<command::Announce>(&command)) announced.push_back(said->text);
  if (std::holds_alternative<command::FocusComposer>(command)) ++focused;
  if (const auto* shown = std::get_if<command::ShowChoices>(&command)) choices = *shown;
  if (const auto* alert = std::get_if<command::Alert>(&command)) {
    if (alert->sound) ++sounds;
    alerts.push_back(alert->text);
  }
  EXPECT_EQ(replayRows(command, rows), "");
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

}  // namespace pipit
