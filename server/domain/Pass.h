#pragma once

#include <cstdint>
#include <string>

namespace pipit::server {

// Who a visitor is, on one site, in one conversation. It travels in a signed token.
struct Pass {
  std::string site;
  std::string visitor;
  std::string conversation;
  std::int64_t expires = 0;  // milliseconds since 1970
  // The browser's: every renewal keeps it, and it ends as a whole.
  std::string session = {};

  bool operator==(const Pass&) const = default;
};

// The session was good when it was looked at, and has ended since: at another service, in the same moment.
struct SessionEnded {};

}  // namespace pipit::server
