#include "app/UserCommands.h"

#include <fmt/format.h>

#include <cstdio>
#include <expected>
#include <iostream>
#include <utility>

#include "app/Complain.h"
#include "app/Loading.h"
#include "app/Operator.h"
#include "app/Quoted.h"
#include "domain/Limits.h"
#include "domain/admin/Password.h"
#include "domain/admin/UserBook.h"

namespace pipit::server {

namespace {

Problem userProblem(const UserProblem& problem) {
  const bool isArgument = problem.field.front() < 'a';
  return {isArgument ? problem.field : "--" + problem.field, inQuotes(problem.value) + ' ' + problem.problem,
          problem.allowed};
}

struct ChosenPassword {
  std::string hash;
  std::string shown;  // what was made here, for people to see once
};

// The first line of the standard input.
std::string lineOfInput() {
  std::string line;
  std::getline(std::cin, line);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::expected<ChosenPassword, Problem> choosePassword(const UserCommand& command) {
  const std::string password = command.readsPassword ? lineOfInput() : newPassword();
  if (!isGoodPassword(password))
    return std::unexpected(Problem{"--password-stdin", "is not a fitting password",
                                   fmt::format("a line of {} characters to {} bytes of UTF-8",
                                               limits::kPasswordLeast, limits::kPasswordBytes)});
  auto hash = hashOfPassword(password);
  if (!hash) return std::unexpected(Problem{"NAME", "the password cannot be kept", "64 MiB of free memory"});
  return ChosenPassword{*std::move(hash), command.readsPassword ? "" : password};
}

void show(const User& user) {
  fmt::print("{}  {}  {}\n", user.name, nameOf(user.role), user.reach.text());
}

int answer(const UserBook::Result<User>& user, const std::string& password = {}) {
  if (!user) return complain(userProblem(user.error()));
  show(*user);
  if (!password.empty()) fmt::print("  password  {}\n", password);
  return 0;
}

std::expected<Role, Problem> readRole(const std::string& name) {
  if (const auto role = roleNamed(name)) return *role;
  return std::unexpected(
      Problem{"ROLE", inQuotes(name) + " is no role", "admin, merchandiser, agent or viewer"});
}

int addUser(UserBook& users, const UserCommand& command) {
  const auto role = readRole(command.role);
  if (!role) return complain(role.error());
  const auto password = choosePassword(command);
  if (!password) return complain(password.error());
  const Reach reach{command.sites.empty(), command.sites};
  return answer(
      users.add({command.name, *role, reach, password->hash}, operatorSignature(command.who, command.reason)),
      password->shown);
}

int changeRole(UserBook& users, const UserCommand& command) {
  const auto role = readRole(command.role);
  if (!role) return complain(role.error());
  UserChange change{.role = *role};
  if (command.isOfAllSites) change.reach = Reach();
  if (!command.sites.empty()) change.reach = Reach{false, command.sites};
  return answer(users.change(command.name, change, operatorSignature(command.who, command.reason)));
}

int changePassword(UserBook& users, const UserCommand& command) {
  const auto password = choosePassword(command);
  if (!password) return complain(password.error());
  return answer(users.change(command.name, {.password = password->hash},
                             operatorSignature(command.who, command.reason)),
                password->shown);
}

int removeUser(UserBook& users, const UserCommand& command) {
  const auto removed = users.remove(command.name, operatorSignature(command.who, command.reason));
  return removed ? 0 : complain(userProblem(removed.error()));
}

}  // namespace

int runUserCommand(const UserCommand& command) {
  const auto store = openStore(command.database);
  if (!store) return complain(store.error());
  UserBook users(**store);
  switch (command.action) {
    case UserAction::Add:
      return addUser(users, command);
    case UserAction::Role:
      return changeRole(users, command);
    case UserAction::Password:
      return changePassword(users, command);
    case UserAction::Remove:
      return removeUser(users, command);
    case UserAction::List:
      break;
  }
  for (const User& user : users.list()) show(user);
  return 0;
}

}  // namespace pipit::server
