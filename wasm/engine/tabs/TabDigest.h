#pragma once

#include <cstdint>
#include <string>

#include "base/Json.h"
#include "base/JsonWriter.h"

namespace pipit {

// All that a tab knows, in a few numbers: where those of two tabs differ, one of them has missed something.
struct TabDigest {
  std::string conversation;  // none: empty
  std::uint32_t change = 0;
  std::uint32_t read = 0;
  // Of the draft and of what waits: the same number, the same text.
  std::uint32_t draft = 0;
  std::uint32_t waiting = 0;

  [[nodiscard]] static TabDigest parse(const Json& payload);
  // The members of an object.
  void write(JsonWriter& writer) const;

  [[nodiscard]] static std::uint32_t of(std::string_view text);
};

}  // namespace pipit
