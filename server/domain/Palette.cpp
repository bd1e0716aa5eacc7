#include "domain/Palette.h"

namespace pipit::server {

namespace {

constexpr Colour kWhite = {255, 255, 255};
constexpr Colour kBlack = {0, 0, 0};

// --surface of either theme (web/frame/frame.css): of the grounds those with which it is hardest to have
// contrast.
constexpr Colour kLightGround = {0xf2, 0xf1, 0xee};
constexpr Colour kDarkGround = {0x22, 0x29, 0x28};

constexpr double kReadable = 4.5;  // AA
constexpr double kStrong = 7.0;    // AAA
// Enough to see that one bubble waits and another does not.
constexpr double kWaiting = 1.35;

// Whatever has less than 4.5:1 with white has more with black.
Colour textOn(Colour ground) {
  return contrast(ground, kWhite) >= kReadable ? kWhite : kBlack;
}

// Darker, or lighter where that cannot be or could not be read.
Colour waiting(Colour own) {
  const Colour text = textOn(own);
  for (const Colour other : {darkerOn(own, own, kWaiting), lighterOn(own, own, kWaiting)})
    if (contrast(own, other) >= kWaiting && contrast(other, text) >= kReadable) return other;
  return own;
}

Shades shadesOf(Colour own, Colour accent, Colour accentStrong) {
  return {accent, accentStrong, textOn(accent), own, waiting(own), textOn(own)};
}

}  // namespace

Palette Palette::of(Colour accent) {
  return {.light = shadesOf(accent, darkerOn(kLightGround, accent, kReadable),
                            darkerOn(kLightGround, accent, kStrong)),
          .dark = shadesOf(accent, lighterOn(kDarkGround, accent, kReadable),
                           lighterOn(kDarkGround, accent, kStrong)),
          .face = darkerOn(kWhite, accent, kReadable),
          .faceStrong = darkerOn(kWhite, accent, kStrong)};
}

}  // namespace pipit::server
