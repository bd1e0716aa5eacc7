#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "app/UserCommands.h"

namespace CLI {
class App;
}

namespace pipit::server {

// The words for what operators do to the users of the admin. Lives as long as the command line is read.
class UserCommandLine {
 public:
  explicit UserCommandLine(CLI::App& app);

  // Nothing: something else was asked for. Without the database.
  std::optional<UserCommand> parsed() const;

 private:
  CLI::App* add(CLI::App& parent, UserAction action, const char* name, const char* help);
  CLI::App* addSigned(CLI::App& parent, UserAction action, const char* name, const char* help);
  void addPassword(CLI::App& app);

  UserCommand texts_;
  std::vector<std::pair<const CLI::App*, UserAction>> commands_;
};

}  // namespace pipit::server
