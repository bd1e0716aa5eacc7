#pragma once

#include <cstdint>

#include "base/ByteReader.h"
#include "base/ByteWriter.h"
#include "runtime/generated/Messages.h"

namespace pipit::abi {

// Changes whenever layout.def does.
[[nodiscard]] std::uint32_t layoutVersion();

// The fields of one event. Whether they fitted: reader.ok(), and reader.atEnd() for nothing left over.
[[nodiscard]] Event readEvent(std::uint16_t tag, ByteReader& reader);

// <u16 tag> <u32 length of the fields> <fields>
void writeCommand(const Command& command, ByteWriter& writer);

}  // namespace pipit::abi
