#pragma once

#include <optional>
#include <string>

#include "base/Json.h"

namespace pipit {

// Who the visitor is to the service. The same text comes from POST /api/session and from the stored record.
struct Session {
  std::string token;
  std::string visitor;
  std::string conversation;
  double expires = 0;  // milliseconds since 1970, by the service's clock

  [[nodiscard]] static std::optional<Session> parse(const Json& json);
  [[nodiscard]] std::string json() const;
};

}  // namespace pipit
