#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipit::server {

// A colour of sRGB, opaque.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  // "#rrggbb", in letters of either case.
  static std::optional<Colour> parse(std::string_view text);
  // In small letters.
  std::string serialize() const;

  bool operator==(const Colour&) const = default;
};

// 0 to 1. Source: WCAG 2.2, "relative luminance".
double luminance(Colour colour);

// 1 to 21. Source: WCAG 2.2, "contrast ratio".
double contrast(Colour one, Colour other);

// The same hue and saturation (of HSL), as far lighter or darker as it takes to have that contrast with the
// ground; black or white where that is not enough.
Colour lighterOn(Colour ground, Colour colour, double ratio);
Colour darkerOn(Colour ground, Colour colour, double ratio);

}  // namespace pipit::server
