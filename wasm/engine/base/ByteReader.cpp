#include "base/ByteReader.h"

#include <bit>
#include <cstring>

namespace pipit {

static_assert(std::endian::native == std::endian::little);

template <typename T>
T ByteReader::scalar() {
  T value{};
  if (failed_ || bytes_.size() - at_ < sizeof(T)) {
    failed_ = true;
    return value;
  }
  std::memcpy(&value, bytes_.data() + at_, sizeof(T));
  at_ += sizeof(T);
  return value;
}

std::uint8_t ByteReader::u8() {
  return scalar<std::uint8_t>();
}
std::uint16_t ByteReader::u16() {
  return scalar<std::uint16_t>();
}
std::uint32_t ByteReader::u32() {
  return scalar<std::uint32_t>();
}
double ByteReader::f64() {
  return scalar<double>();
}

std::string_view ByteReader::string() {
  const std::uint32_t length = u32();
  if (failed_ || bytes_.size() - at_ < length) {
    failed_ = true;
    return {};
  }
  const auto* start = reinterpret_cast<const char*>(bytes_.data() + at_);
  at_ += length;
  return {start, length};
}

}  // namespace pipit
