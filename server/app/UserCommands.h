#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pipit::server {

enum class UserAction : std::uint8_t { Add, List, Password, Role, Remove };

// What an operator does to the users of the admin, as it was written. What an action does not need is empty.
struct UserCommand {
  UserAction action = UserAction::List;
  std::string database = {};
  std::string name = {}, role = {};
  std::vector<std::string> sites = {};  // none: all, or as it is
  bool isOfAllSites = false;
  bool readsPassword = false;  // from the standard input; else one is made and shown
  std::string who = {}, reason = {};
};

// Gives the process's exit status.
int runUserCommand(const UserCommand& command);

}  // namespace pipit::server
