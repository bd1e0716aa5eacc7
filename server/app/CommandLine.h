#pragma once

#include <expected>
#include <string>
#include <variant>

#include "app/Options.h"
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
struct ListTickets {
  std::string database;
  std::string site;  // empty: of all
  bool all = false;  // with those that are closed
};
struct CloseTicket {
  std::string database;
  std::string id;
};
using Command = std::variant<Serve, SaveSite, ListSites, ListTickets, CloseTicket>;

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
