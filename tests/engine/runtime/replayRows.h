#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/Commands.h"

namespace pipit {

// Does to the rows what the command says, as strictly as the views do. Where it names a row that is not there
// the rows stay as they are, and the answer says so; otherwise it is empty.
[[nodiscard]] std::string replayRows(const Command& command, std::vector<command::RowPut>& rows);

// The rows that it has in the document, the list's ends among them.
[[nodiscard]] std::vector<std::uint32_t> keysOf(const command::ShowList& list);

}  // namespace pipit
