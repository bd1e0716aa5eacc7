#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::server {

enum class Severity : std::uint8_t { Warning, Error, Critical };

inline constexpr std::array<std::string_view, 3> severityNames = {"warning", "error", "critical"};

constexpr std::string_view nameOf(Severity severity) {
  return severityNames[static_cast<std::size_t>(severity)];
}

// Something is, or was, as a rule of AlertRules.h says that it must not be. While it is so there is one for
// the rule and the site.
struct Alert {
  std::int64_t key = 0;  // they grow; given by the store
  std::string id;
  std::string rule;
  std::string site;      // empty: it is about the service
  std::string severity;  // as it was when it fired
  bool isFiring = true;
  double value = 0;           // the latest that broke the rule
  std::int64_t fired = 0;     // milliseconds since 1970, like all times here
  std::int64_t seen = 0;      // when the rule was broken last
  std::int64_t resolved = 0;  // 0: not yet
  std::int64_t times = 1;     // how often it has fired: again soon after it was resolved it is the same
  std::string acknowledgedBy;
  std::int64_t acknowledgedAt = 0;
};

// Which are wanted, newest first.
struct AlertQuery {
  std::optional<std::vector<std::string>> sites = {};  // nothing: of all, and of the service
  std::optional<bool> isFiring = {};
  std::int64_t before = std::numeric_limits<std::int64_t>::max();  // a key: those that are older
  int limit = 50;
};

}  // namespace pipit::server
