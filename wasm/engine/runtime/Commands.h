#pragma once

#include <vector>

#include "runtime/generated/Messages.h"

namespace pipit {

// What the engine wants done, in order. Lives for one call of Engine::handle.
using Commands = std::vector<Command>;

}  // namespace pipit
