#pragma once

#include <cstdint>

namespace pipit::server {

// The one after which a page of a list goes on, where the newest comes first.
struct ListPlace {
  std::int64_t at = 0;
  std::int64_t key = 0;
};

}  // namespace pipit::server
