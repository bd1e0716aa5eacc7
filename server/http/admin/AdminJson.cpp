#include "http/admin/AdminJson.h"

#include <boost/json.hpp>
#include <string>

#include "http/Errors.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

// "bot-name", as the command line has it, is "botName" here.
std::string fieldNamed(std::string_view option) {
  if (option == "ID") return "id";
  if (option == "NAME") return "name";
  if (option == "image-host") return "imageHosts";
  std::string field;
  for (std::size_t index = 0; index < option.size(); ++index) {
    const bool isBreak = option[index] == '-' && index + 1 < option.size();
    if (isBreak) ++index;
    field += isBreak ? static_cast<char>(option[index] - 'a' + 'A') : option[index];
  }
  return field;
}

// What came is not repeated: it may be long, and whoever asks has it.
Response refusedField(std::string_view option, const std::string& problem, const std::string& allowed,
                      const Request& request) {
  return invalid({{fieldNamed(option), "validation.range", "It " + problem + "; allowed: " + allowed + '.'}},
                 request.id);
}

}  // namespace

json::object jsonOf(const User& user) {
  json::value sites = nullptr;
  if (!user.reach.isAll) sites = json::array(user.reach.sites.begin(), user.reach.sites.end());
  return {{"name", user.name}, {"role", nameOf(user.role)}, {"sites", std::move(sites)}, {"at", user.at}};
}

json::object jsonOf(const AuditRow& row) {
  return {{"id", row.key},        {"at", row.signature.at}, {"who", row.signature.who},
          {"kind", row.kind},     {"owner", row.owner},     {"subject", row.subject},
          {"before", row.before}, {"after", row.after},     {"reason", row.signature.reason}};
}

json::object jsonOf(const Ticket& ticket) {
  return {{"id", ticket.id},
          {"site", ticket.site},
          {"conversation", ticket.conversation},
          {"details", json::parse(ticket.details)},
          {"at", ticket.at},
          {"place", ticket.place}};
}

Response refusedUser(const UserProblem& problem, const Request& request) {
  switch (problem.kind) {
    case UserProblem::Kind::Unknown:
      return errorResponse(404, "user.unknown", "No user of this name is known.", request.id);
    case UserProblem::Kind::Exists:
      return errorResponse(409, "user.exists", "A user of this name is there already.", request.id);
    case UserProblem::Kind::LastAdmin:
      return errorResponse(409, "user.last", "Somebody has to be left who may do all.", request.id);
    case UserProblem::Kind::Invalid:
      break;
  }
  return refusedField(problem.field, problem.problem, problem.allowed, request);
}

Response refusedSite(const SiteProblem& problem, const Request& request) {
  switch (problem.kind) {
    case SiteProblem::Kind::Exists:
      return errorResponse(409, "site.exists", "A site of this name is there already.", request.id);
    case SiteProblem::Kind::Changed:
      return errorResponse(412, "site.changed", "Somebody else has changed it since it was read.",
                           request.id);
    case SiteProblem::Kind::Invalid:
      break;
  }
  return refusedField(problem.field, problem.problem, problem.allowed, request);
}

// What the command line writes in capitals is what it is about, and not how it was said.
Response refusedFlag(const FlagProblem& problem, const Request& request) {
  if (problem.field == "site") return unknownSite(request.id);
  if (problem.field != "FEATURE")
    return refusedField(problem.field == "FLAG" ? "features" : problem.field, problem.problem,
                        problem.allowed, request);
  return errorResponse(409, "rollout.state", "It " + problem.problem + "; allowed: " + problem.allowed + '.',
                       request.id);
}

}  // namespace pipit::server
