#pragma once

#include <expected>
#include <string>
#include <variant>

#include "app/FlagCommands.h"
#include "app/Options.h"
#include "app/UserCommands.h"
#include "domain/SiteBook.h"

namespace pipit::server {

struct Serve {
  Options options;
};
struct SaveSite {
  std::string database;
  SiteChange change;
};
struct ListSites {
  std::string database;
};
// Prints the key that the site's own server proves identities with.
struct ChangeKey {
  std::string database;
  std::string site;
  KeyChange change = KeyChange::None;
};
// Shows what a site says in words of its own; puts that of the file in its place; or removes it.
struct ChangeWording {
  std::string database;
  std::string site;
  std::string file;  // empty: shows, or removes
  bool remove = false;
};
struct ListTickets {
  std::string database;
  std::string site;  // empty: of all
  bool all = false;  // with those that are closed
};
struct CloseTicket {
  std::string database;
  std::string id;
};
struct Check {
  Options options;
};
struct Migrate {
  std::string database;
};
// All of the database into a new file.
struct BackUp {
  std::string database;
  std::string file;
};
// And back, in place of all that is in the database.
struct Restore {
  std::string database;
  std::string file;
};
using Command = std::variant<Serve, Check, SaveSite, ListSites, ChangeKey, ChangeWording, ListTickets,
                             CloseTicket, Migrate, BackUp, Restore, FlagCommand, UserCommand>;

// The program ends at once: after --help and --version with 0 and a text for the standard output, after bad
// configuration with 2 and one line for the standard error.
struct Leave {
  int status = 0;
  std::string text;
};

inline constexpr int kBadConfiguration = 2;

// Each option comes from the command line, else from its PIPIT_* variable, else from its default.
std::expected<Command, Leave> parseCommandLine(int argc, const char* const* argv);

}  // namespace pipit::server
