#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "base/Json.h"

namespace pipit {

// How the visitor wants the chat to be, in every tab and on later pages. Of two sets the greater one goes on:
// the one that was chosen last, and of two in the same moment the same one everywhere.
struct Choices {
  // Of the last choice, by the hybrid clock; 0: nothing was chosen.
  double stamp = 0;
  std::uint32_t theme = 0;     // wire::Theme
  std::uint32_t textSize = 0;  // wire::TextSize
  bool sound = false;
  std::uint32_t locale = 0;  // wire::Locale
  bool notify = false;

  // What is out of its range is as if it was not chosen.
  [[nodiscard]] static Choices parse(const Json& json);
  [[nodiscard]] std::string json() const;

  auto operator<=>(const Choices&) const = default;
};

}  // namespace pipit
