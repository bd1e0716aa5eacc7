#include "http/Errors.h"

#include <boost/json.hpp>

#include "http/JsonResponse.h"

namespace pipit::server {

namespace json = boost::json;

Response errorResponse(int status, std::string_view code, std::string_view message,
                       std::string_view requestId, const std::vector<Issue>& issues) {
  json::array list;
  for (const Issue& issue : issues) {
    list.push_back(json::object{{"field", issue.field}, {"code", issue.code}, {"message", issue.message}});
  }
  const json::object error{
      {"code", code}, {"message", message}, {"issues", std::move(list)}, {"requestId", requestId}};
  return jsonResponse(status, json::object{{"error", error}});
}

Response notJson(std::string_view requestId) {
  return errorResponse(415, "content.type", "The body has to be of the type application/json.", requestId);
}

Response invalidPass(std::string_view requestId) {
  return errorResponse(401, "auth.invalid", "The token is missing, malformed, expired or of another site.",
                       requestId)
      .with("WWW-Authenticate", "Bearer");
}

Response notFound(std::string_view requestId) {
  return errorResponse(404, "not_found", "There is nothing here.", requestId);
}

Response internalError(std::string_view requestId) {
  return errorResponse(500, "internal", "Something went wrong on our side.", requestId);
}

Response databaseAway(std::string_view requestId) {
  return errorResponse(503, "unavailable", "The service cannot reach its database; try again in a moment.",
                       requestId)
      .with("Retry-After", "2");
}

Response unknownSite(std::string_view requestId) {
  return errorResponse(404, "site.unknown", "No site of this name is known.", requestId);
}

Response invalid(const std::vector<Issue>& issues, std::string_view requestId) {
  return errorResponse(400, issues.front().code, issues.front().message, requestId, issues);
}

}  // namespace pipit::server
