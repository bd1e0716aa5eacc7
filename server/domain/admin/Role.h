#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pipit::server {

// What a user of the admin may do. In the order of roleNames.
enum class Role : std::uint8_t {
  Admin,         // all
  Merchandiser,  // dashboards and the catalogue
  Agent,         // tickets and conversations
  Viewer,        // looks at dashboards
};

inline constexpr std::array<std::string_view, 4> roleNames = {"admin", "merchandiser", "agent", "viewer"};

// A bit each.
using Roles = std::uint8_t;

constexpr Roles bitOf(Role role) {
  return static_cast<Roles>(1U << static_cast<unsigned>(role));
}

inline constexpr Roles kEveryRole = 0b1111;

constexpr std::string_view nameOf(Role role) {
  return roleNames[static_cast<std::size_t>(role)];
}

constexpr std::optional<Role> roleNamed(std::string_view name) {
  for (std::size_t index = 0; index < roleNames.size(); ++index)
    if (roleNames[index] == name) return static_cast<Role>(index);
  return std::nullopt;
}

}  // namespace pipit::server
