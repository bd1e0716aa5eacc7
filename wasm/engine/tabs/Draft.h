#pragma once

#include <compare>
#include <string>

#include "base/Json.h"

namespace pipit {

// What stands in the composer of every tab, and in forms that were not sent. Of two the greater one goes on:
// the one that was edited last, and of two edits in the same moment the same one everywhere.
struct Draft {
  // Of the last edit, by the hybrid clock; 0: there was none.
  double stamp = 0;
  std::string text;        // at most limits::draftBytes
  std::string notes = {};  // at most limits::notesBytes; the frame's own, which nobody here reads

  [[nodiscard]] static Draft parse(const Json& json);
  [[nodiscard]] std::string json() const;

  auto operator<=>(const Draft&) const = default;
};

}  // namespace pipit
