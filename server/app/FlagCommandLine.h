#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/FlagCommands.h"

namespace CLI {
class App;
}

namespace pipit::server {

// The words for what operators do to features. Lives as long as the command line is read.
class FlagCommandLine {
 public:
  explicit FlagCommandLine(CLI::App& app);

  // Nothing: something else was asked for. Without the database and what the environment says.
  std::optional<FlagCommand> parsed() const;

 private:
  CLI::App* add(CLI::App& parent, FlagAction action, const char* name, const char* help);
  CLI::App* addSigned(CLI::App& parent, FlagAction action, const char* name, const char* help);
  CLI::App* addOfFeature(CLI::App& parent, FlagAction action, const char* name, const char* help);
  void addFlags(CLI::App& app);
  void addRollouts(CLI::App& app);

  FlagCommand texts_;
  std::vector<std::pair<const CLI::App*, FlagAction>> commands_;
};

}  // namespace pipit::server
