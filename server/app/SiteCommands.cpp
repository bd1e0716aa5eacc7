#include "app/SiteCommands.h"

#include <fmt/format.h>

#include "app/Complain.h"
#include "app/Loading.h"
#include "app/Operator.h"
#include "app/Quoted.h"

namespace pipit::server {

namespace {

Problem problemOf(const SiteProblem& problem) {
  const std::string option = problem.field == "ID" ? "ID" : "--" + problem.field;
  return {option, inQuotes(problem.value) + ' ' + problem.problem, problem.allowed};
}

void show(const Site& site) {
  fmt::print("{}  {}\n", site.id, escaped(site.name));
  for (const std::string& entry : site.allow) {
    const bool isUnsaid = entry.contains('[');
    fmt::print("  {}{}\n", entry,
               isUnsaid ? "  (browsers know no IPv6 in frame-ancestors: cannot embed the frame)" : "");
  }
  if (site.hours.empty()) return;
  fmt::print("  open {}, {}", escaped(site.hours), site.timezone);
  for (const std::string& day : site.closed)
    fmt::print("{}{}", &day == &site.closed[0] ? "; closed " : ", ", day);
  fmt::print("\n");
}

}  // namespace

int saveSite(const SaveSite& command) {
  const auto store = openStore(command.database);
  if (!store) return complain(store.error());
  const auto saved = SiteBook(**store).save(command.change, operatorSignature({}, {}));
  if (!saved) return complain(problemOf(saved.error()));
  show(*saved);
  return 0;
}

int listSites(const ListSites& command) {
  const auto store = openStore(command.database);
  if (!store) return complain(store.error());
  for (const Site& site : SiteBook(**store).list()) show(site);
  return 0;
}

int changeKey(const ChangeKey& command) {
  const auto store = openStore(command.database);
  if (!store) return complain(store.error());
  const auto site = SiteBook(**store).changeKey(command.site, command.change, operatorSignature({}, {}));
  if (!site) return complain(problemOf(site.error()));
  fmt::print("{}\n", site->identityKey);
  return 0;
}

}  // namespace pipit::server
