#pragma once

#include <list>
#include <utility>
#include <variant>

#include "runtime/generated/Messages.h"

namespace pipit {

// What the engine wants done, in order. Lives for one call of Engine::handle. A list, in which no command
// ever moves: to move them costs a function for each kind, 1.4 KB of the download.
using Commands = std::list<Command>;

// One more command, made where it stands: also this for the download.
template <typename Kind, typename... Fields>
void add(Commands& commands, Fields&&... fields) {
  commands.emplace_back(std::in_place_type<Kind>, std::forward<Fields>(fields)...);
}

}  // namespace pipit
