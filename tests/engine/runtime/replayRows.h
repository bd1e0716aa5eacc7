#pragma once

#include <string>
#include <vector>

#include "runtime/Commands.h"

namespace pipit {

// Does to the rows what the command says, as strictly as the views do. Where it names a row that is not there
// the rows stay as they are, and the answer says so; otherwise it is empty.
[[nodiscard]] std::string replayRows(const Command& command, std::vector<command::RowPut>& rows);

}  // namespace pipit
