#include <boost/json.hpp>

#include "base/Utf8.h"
#include "domain/Limits.h"
#include "http/BodyReader.h"
#include "http/JsonResponse.h"
#include "http/Query.h"
#include "http/admin/AdminConversations.h"
#include "http/admin/AgentFields.h"

namespace pipit::server {

namespace {

constexpr std::string_view kAnswers = "/api/admin/canned-answers";
constexpr std::string_view kAnswer = "/api/admin/canned-answers/:id";

boost::json::object cannedJson(const CannedAnswer& answer) {
  return {{"id", answer.key}, {"site", answer.site}, {"name", answer.name}, {"text", answer.text}};
}

Response listCanned(Store& store, const AdminRequest& request) {
  boost::json::array answers;
  for (const CannedAnswer& answer : store.cannedAnswers(request.sites()))
    answers.push_back(cannedJson(answer));
  return jsonResponse(200, {{"answers", std::move(answers)}});
}

Response refusedCanned(CannedRefused why, const Request& request) {
  if (why == CannedRefused::Exists)
    return errorResponse(409, "canned.exists", "An answer of this name is there already.", request.id);
  return errorResponse(409, "canned.full", "A site has 200 of them at most.", request.id);
}

Response addCanned(Store& store, const AdminRequest& request) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const CannedAnswer answer{.key = 0,
                            .site = body->required("site"),
                            .name = body->required("name"),
                            .text = readAgentText(*body, limits::kTextCodePoints)};
  const std::size_t length = countCodePoints(answer.name);
  body->check("name",
              length >= 1 && length <= limits::kCannedNameCodePoints &&
                  answer.name.find_first_of(std::string_view(" \t\r\n\0", 5)) == std::string::npos,
              "1 to 40 characters without white space.");
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  if (!store.site(answer.site)) return unknownSite(request.http.id);
  const auto added = store.addCannedAnswer(answer, request.sign({}));
  return added ? jsonResponse(201, {{"answer", cannedJson(*added)}})
               : refusedCanned(added.error(), request.http);
}

Response removeCanned(Store& store, const AdminRequest& request) {
  const auto key = wholeNumber(variablePart(kAnswer, request.http.path));
  const auto answer = key ? store.cannedAnswer(*key) : std::nullopt;
  if (!answer) return errorResponse(404, "canned.unknown", "There is no such answer.", request.http.id);
  if (!request.user().reach.includes(answer->site))
    return errorResponse(403, "admin.site", "This is not one of your sites.", request.http.id);
  store.removeCannedAnswer(*answer, request.sign({}));
  return jsonResponse(200, {});
}

}  // namespace

void addCannedRoutes(AdminTable& table, Store& store) {
  table.on("GET", kAnswers, [&store](const AdminRequest& request) { return listCanned(store, request); });
  table.on("POST", kAnswers, [&store](const AdminRequest& request) { return addCanned(store, request); });
  table.on("DELETE", kAnswer, [&store](const AdminRequest& request) { return removeCanned(store, request); });
}

}  // namespace pipit::server
