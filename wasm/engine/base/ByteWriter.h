#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pipit {

// Appends little-endian fields to a buffer of its own, which keeps its capacity from one batch to the next.
class ByteWriter {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(value); }
  void u16(std::uint16_t value) { append(&value, sizeof value); }
  void u32(std::uint32_t value) { append(&value, sizeof value); }
  void f64(double value) { append(&value, sizeof value); }
  void boolean(bool value) { u8(value ? 1 : 0); }
  // <u32 length> <bytes>
  void string(std::string_view text);

  // Room for a u32 that is known later; patch32 writes the number of bytes that follow it.
  [[nodiscard]] std::size_t reserve32();
  void patch32(std::size_t position);

  void clear() { bytes_.clear(); }
  [[nodiscard]] const std::vector<std::uint8_t>& bytes() const { return bytes_; }

 private:
  void append(const void* data, std::size_t size);

  std::vector<std::uint8_t> bytes_;
};

}  // namespace pipit
