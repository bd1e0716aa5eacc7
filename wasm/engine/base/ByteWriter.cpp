#include "base/ByteWriter.h"

#include <cstring>

namespace pipit {

void ByteWriter::append(const void* data, std::size_t size) {
  const auto* start = static_cast<const std::uint8_t*>(data);
  bytes_.insert(bytes_.end(), start, start + size);
}

void ByteWriter::string(std::string_view text) {
  u32(static_cast<std::uint32_t>(text.size()));
  append(text.data(), text.size());
}

std::size_t ByteWriter::reserve32() {
  const std::size_t position = bytes_.size();
  u32(0);
  return position;
}

void ByteWriter::patch32(std::size_t position) {
  const auto length = static_cast<std::uint32_t>(bytes_.size() - position - sizeof(std::uint32_t));
  std::memcpy(bytes_.data() + position, &length, sizeof length);
}

}  // namespace pipit
