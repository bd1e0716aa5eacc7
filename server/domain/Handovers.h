#pragma once

#include <optional>
#include <string_view>

#include "domain/Chat.h"

namespace pipit::server {

// Whoever has a conversation gives it to a window by a code that they have made themselves: the window may
// ask first, and asks again then. The token that it gets is of the same session, and ends with it.
class Handovers {
 public:
  struct Parts {
    Store& store;
    const Chat& chat;
    WallClock clock;
  };

  explicit Handovers(Parts parts) : parts_(std::move(parts)) {}

  // 32 random bytes as base64url without padding.
  static bool isCode(std::string_view text);

  void offer(const Pass& pass, std::string_view code);
  // Once, on that site, and not for long.
  std::optional<Session> redeem(std::string_view site, std::string_view code);

 private:
  Parts parts_;
};

}  // namespace pipit::server
