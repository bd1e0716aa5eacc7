#pragma once

#include <optional>
#include <string>

namespace pipit::server {

// A request as the handlers see it: what they may need and nothing else.
struct Request {
  std::string method;
  std::string path;   // as it came, not decoded
  std::string query;  // without "?"
  std::string body;
  std::string id;
  std::optional<std::string> authorization;
  std::optional<std::string> acceptEncoding;
  std::optional<std::string> ifNoneMatch;
  std::optional<std::string> lastEventId;
};

}  // namespace pipit::server
