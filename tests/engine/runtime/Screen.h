#pragma once

#include <string>
#include <vector>

#include "runtime/Commands.h"

namespace pipit {

// What the visitor would see: replays the engine's commands as strictly as the views do, and fails the test
// when one names a row that is not there.
class Screen {
 public:
  void show(const Command& command);

  [[nodiscard]] std::vector<std::string> texts() const;
  [[nodiscard]] const command::RowPut& row(const std::string& text) const;

  std::vector<command::RowPut> rows;
  command::ShowStatus status;
  command::ShowChoices choices;
  std::string draft;
  std::string notes;
  std::string botName;
  std::vector<std::string> announced;
  int focused = 0;
  int sounds = 0;
  std::vector<std::string> alerts;
};

}  // namespace pipit
