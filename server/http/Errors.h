#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/Response.h"

namespace pipit::server {

// One thing that is wrong with a request's body or query.
struct Issue {
  std::string field;
  std::string code;
  std::string message;
};

// The one shape of all errors. `code` is one of the protocol's.
Response errorResponse(int status, std::string_view code, std::string_view message,
                       std::string_view requestId, const std::vector<Issue>& issues = {});

// 415: of another type than what is taken.
Response notJson(std::string_view requestId);
Response invalidPass(std::string_view requestId);
Response notFound(std::string_view requestId);
Response internalError(std::string_view requestId);
// 503: the same request may well succeed in a moment.
Response databaseAway(std::string_view requestId);
Response unknownSite(std::string_view requestId);
// 400 with the first issue's code.
Response invalid(const std::vector<Issue>& issues, std::string_view requestId);

}  // namespace pipit::server
