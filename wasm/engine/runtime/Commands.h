#pragma once

#include <list>

#include "runtime/generated/Messages.h"

namespace pipit {

// What the engine wants done, in order. Lives for one call of Engine::handle. A list, in which no command
// ever moves: to move them costs a function for each kind, 1.4 KB of the download.
using Commands = std::list<Command>;

}  // namespace pipit
