#pragma once

#include <cstdint>
#include <string>

#include "domain/Pass.h"

namespace pipit::server {

// A conversation that is to go on in another window of the same browser.
struct Handover {
  std::string code;  // its hash: who reads the database learns no code
  Pass pass;
  std::int64_t expires = 0;  // milliseconds since 1970
};

}  // namespace pipit::server
