#pragma once

#include "domain/Colour.h"

namespace pipit::server {

// The colours of one theme that follow from the owner's accent.
struct Shades {
  // Links and buttons: 4.5:1 with every ground that they stand on, and 7:1 with it.
  Colour accent;
  Colour accentStrong;
  // 4.5:1 on both of them.
  Colour onAccent;
  // The visitor's bubbles: the accent as it is, and another lightness where they wait to be sent.
  Colour own;
  Colour ownWaiting;
  // 4.5:1 on both of them.
  Colour onOwn;
};

struct Palette {
  Shades light;
  Shades dark;
  // The assistant's face in both themes: white has 4.5:1 and 7:1 on them.
  Colour face;
  Colour faceStrong;

  // Contrast that the accent lacks (by WCAG 2.2, AA) is made up for by lightness; its hue stays.
  static Palette of(Colour accent);
};

}  // namespace pipit::server
