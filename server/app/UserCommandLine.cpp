#include "app/UserCommandLine.h"

#include <CLI/CLI.hpp>

namespace pipit::server {

UserCommandLine::UserCommandLine(CLI::App& app) {
  CLI::App* user =
      app.add_subcommand("user", "Who works with the admin")->require_subcommand(1)->fallthrough();
  constexpr const char* kRoles = "admin, merchandiser, agent or viewer";
  CLI::App* add = addSigned(*user, UserAction::Add, "add", "Let somebody in");
  add->add_option("--role", texts_.role, kRoles)->required();
  add->add_option("--site", texts_.sites, "A site that they may touch, and no others; may be repeated");
  addPassword(*add);
  addPassword(*addSigned(*user, UserAction::Password, "password", "Give somebody another password"));
  CLI::App* role = addSigned(*user, UserAction::Role, "role", "Give somebody another role, or other sites");
  role->add_option("ROLE", texts_.role, kRoles)->required();
  CLI::Option* sites =
      role->add_option("--site", texts_.sites, "A site that they may touch, and no others; may be repeated");
  role->add_flag("--all-sites", texts_.isOfAllSites, "They may touch all sites")->excludes(sites);
  addSigned(*user, UserAction::Remove, "remove", "Let somebody in no more");
  this->add(*user, UserAction::List, "list", "Show all");
}

std::optional<UserCommand> UserCommandLine::parsed() const {
  for (const auto& [app, action] : commands_) {
    if (!app->parsed()) continue;
    UserCommand command = texts_;
    command.action = action;
    return command;
  }
  return std::nullopt;
}

CLI::App* UserCommandLine::add(CLI::App& parent, UserAction action, const char* name, const char* help) {
  CLI::App* app = parent.add_subcommand(name, help)->fallthrough();
  commands_.emplace_back(app, action);
  return app;
}

CLI::App* UserCommandLine::addSigned(CLI::App& parent, UserAction action, const char* name,
                                     const char* help) {
  CLI::App* app = add(parent, action, name, help);
  app->add_option("NAME", texts_.name, "The user's name")->required();
  app->add_option("--reason", texts_.reason, "Why; it stands in the audit");
  app->add_option("--who", texts_.who, "Who does it; the user of this process if it is not said");
  return app;
}

// Never as an argument: others can read those.
void UserCommandLine::addPassword(CLI::App& app) {
  app.add_flag("--password-stdin", texts_.readsPassword,
               "Read the password from the standard input; without it one is made and shown once");
}

}  // namespace pipit::server
