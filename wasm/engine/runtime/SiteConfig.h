#pragma once

#include <cstdint>
#include <expected>
#include <list>
#include <string>
#include <string_view>

#include "bridge/Handshake.h"

namespace pipit {

// The site's configuration, as the service writes it into the frame document and gives it at
// /api/widget/config.
struct SiteConfig {
  std::string site;
  std::list<std::string>
      allow;  // patterns as OriginPattern serialises them; one that is none spoils the whole
  std::string botName;
  std::string subtitle;
  std::string welcome;
  std::string placeholder;
  std::string hours;  // for the views, as it is
  // The panel is opened and closed in all tabs of the visitor that have loaded the chat.
  bool opensEverywhere = false;
  // What the site switches off, as FeatureSet reads it.
  std::string features;
  std::uint32_t retention = 0;  // days; 0: as usual

  [[nodiscard]] static std::expected<SiteConfig, Refusal> parse(std::string_view json);
};

}  // namespace pipit
