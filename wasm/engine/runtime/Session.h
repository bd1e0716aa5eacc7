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
  // What the service knows of who it is; empty: nobody. See identityOf().
  std::string identity = {};
  // The stamp of the last erasure before it was begun; 0: none is known.
  double since = 0;

  [[nodiscard]] static std::optional<Session> parse(const Json& json);
  [[nodiscard]] std::string json() const;
};

// Of who the page says that its visitor is: 16 hexadecimal digits for the id, and 16 for all of it. Empty for
// nobody.
[[nodiscard]] std::string identityOf(std::string_view person);
[[nodiscard]] bool isOther(std::string_view identity, std::string_view other);

}  // namespace pipit
