#include "domain/Colour.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace pipit::server {

namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
// As many as a channel has: a smaller step of the lightness often changes nothing.
constexpr double kStep = 1.0 / 255;

// Hue as the channels' shares of the chroma: what remains when lightness and saturation are taken away.
struct Hsl {
  std::array<double, 3> shares;
  double saturation;
  double lightness;
};

std::optional<std::uint8_t> channel(std::string_view digits) {
  std::uint8_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [read, error] = std::from_chars(digits.data(), end, value, 16);
  return error == std::errc() && read == end ? std::optional(value) : std::nullopt;
}

std::string digitsOf(std::uint8_t value) {
  return {kDigits[value / 16], kDigits[value % 16]};
}

double linear(std::uint8_t value) {
  const double part = value / 255.0;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

Hsl hslOf(Colour colour) {
  const std::array<double, 3> parts = {colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0};
  const auto [least, most] = std::ranges::minmax(parts);
  const double chroma = most - least;
  const double lightness = (most + least) / 2;
  if (chroma == 0) return {{}, 0, lightness};
  const auto share = [least, chroma](double part) { return (part - least) / chroma; };
  return {{share(parts[0]), share(parts[1]), share(parts[2])},
          chroma / (1 - std::abs(2 * lightness - 1)),
          lightness};
}

Colour colourOf(const Hsl& hsl) {
  const double chroma = hsl.saturation * (1 - std::abs(2 * hsl.lightness - 1));
  const double least = hsl.lightness - chroma / 2;
  const auto value = [least, chroma](double share) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(least + share * chroma, 0.0, 1.0) * 255));
  };
  return {value(hsl.shares[0]), value(hsl.shares[1]), value(hsl.shares[2])};
}

Colour movedOn(Colour ground, Colour colour, double ratio, double step) {
  Hsl hsl = hslOf(colour);
  while (contrast(ground, colour) < ratio) {
    const double next = std::clamp(hsl.lightness + step, 0.0, 1.0);
    if (next == hsl.lightness) break;
    hsl.lightness = next;
    colour = colourOf(hsl);
  }
  return colour;
}

}  // namespace

std::optional<Colour> Colour::parse(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  const auto red = channel(text.substr(1, 2));
  const auto green = channel(text.substr(3, 2));
  const auto blue = channel(text.substr(5, 2));
  if (!red || !green || !blue) return std::nullopt;
  return Colour{*red, *green, *blue};
}

std::string Colour::serialize() const {
  return '#' + digitsOf(red) + digitsOf(green) + digitsOf(blue);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(Colour one, Colour other) {
  const double first = luminance(one) + 0.05;
  const double second = luminance(other) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

Colour lighterOn(Colour ground, Colour colour, double ratio) {
  return movedOn(ground, colour, ratio, kStep);
}

Colour darkerOn(Colour ground, Colour colour, double ratio) {
  return movedOn(ground, colour, ratio, -kStep);
}

}  // namespace pipit::server
