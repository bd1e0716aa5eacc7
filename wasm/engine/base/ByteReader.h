#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace pipit {

// Reads little-endian fields from bytes that it does not own. After the first read beyond the end everything
// reads as zero or empty and ok() is false: callers check once, at the end of a record.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  [[nodiscard]] std::uint8_t u8();
  [[nodiscard]] std::uint16_t u16();
  [[nodiscard]] std::uint32_t u32();
  [[nodiscard]] double f64();
  [[nodiscard]] bool boolean() { return u8() == 1; }
  // <u32 length> <bytes>. Valid as long as the bytes are.
  [[nodiscard]] std::string_view string();

  void fail() { failed_ = true; }
  [[nodiscard]] bool ok() const { return !failed_; }
  [[nodiscard]] bool atEnd() const { return at_ == bytes_.size(); }

 private:
  template <typename T>
  T scalar();

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace pipit
