#pragma once

#include <string>

#include "base/Json.h"
#include "viewport/Units.h"

namespace pipit {

// Where the visitor is in the list, for the next page: the message at the upper edge, and how far that is
// above the edge. Of seq 0: at the end.
struct ListPlace {
  std::uint32_t seq = 0;
  Units into = 0;

  [[nodiscard]] static ListPlace parse(const Json& json);
  // Empty at the end, which needs no record.
  [[nodiscard]] std::string json() const;

  bool operator==(const ListPlace&) const = default;
};

}  // namespace pipit
