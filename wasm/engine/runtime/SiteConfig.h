#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "bridge/Handshake.h"
#include "origin/Allowlist.h"

namespace pipit {

// The site's configuration, as the service writes it into the frame document and gives it at
// /api/widget/config.
struct SiteConfig {
  std::string site;
  Allowlist allow;
  std::string botName;
  std::string subtitle;
  std::string welcome;
  std::string placeholder;
  // The panel is opened and closed in all tabs of the visitor that have loaded the chat.
  bool opensEverywhere = false;

  [[nodiscard]] static std::expected<SiteConfig, Refusal> parse(std::string_view json);
};

}  // namespace pipit
