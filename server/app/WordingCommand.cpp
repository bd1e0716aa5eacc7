#include "app/WordingCommand.h"

#include <fmt/format.h>

#include "app/Complain.h"
#include "app/Loading.h"
#include "app/Operator.h"
#include "app/Quoted.h"
#include "app/ReadFile.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

Problem wordingProblem(const SiteProblem& problem) {
  return {problem.field, inQuotes(problem.value) + ' ' + problem.problem, problem.allowed};
}

std::expected<std::string, Problem> wordingFile(const ChangeWording& command) {
  if (command.remove) return "{}";
  return readFile("FILE", command.file, "a JSON file of texts, of at most a megabyte", limits::kWordingBytes);
}

}  // namespace

int changeWording(const ChangeWording& command) {
  const auto store = openStore(command.database);
  if (!store) return complain(store.error());
  SiteBook sites(**store);
  if (command.file.empty() && !command.remove) {
    if (!sites.find(command.site))
      return complain(wordingProblem({"ID", command.site, "is not known", "a site that was saved"}));
    fmt::print("{}", serialize(sites.wordingOf(command.site)));
    return 0;
  }
  const auto file = wordingFile(command);
  if (!file) return complain(file.error());
  const auto wording = sites.reword(command.site, *file, operatorSignature({}, {}));
  if (!wording) return complain(wordingProblem(wording.error()));
  fmt::print("{}{}\n", command.site, wording->empty() ? "  no texts of its own" : "");
  for (const auto& [language, texts] : *wording) fmt::print("  {}  {} of its own\n", language, texts.size());
  return 0;
}

}  // namespace pipit::server
