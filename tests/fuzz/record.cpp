#include "storage/Record.h"

#include <cstddef>
#include <cstdint>

#include "Require.h"

// Whatever the bytes: they are read without harm; as a payload they come back as they were; and a record in
// which one byte was changed is refused.

namespace {

constexpr double wall = 1732150000000;

void checkDamage(std::string record, std::size_t at, std::uint8_t change) {
  if (change == 0) return;
  record[at % record.size()] = static_cast<char>(record[at % record.size()] ^ change);
  require(!pipit::Record::decode(record, wall));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto record = pipit::Record::decode(text, wall)) {
    const auto again = pipit::Record::decode(record->encode(), wall);
    require(again && again->payload == record->payload && again->expires == record->expires);
  }
  const std::string encoded = pipit::Record{wall, wall + 1, std::string(text)}.encode();
  const auto decoded = pipit::Record::decode(encoded, wall);
  require(decoded && decoded->payload == text);
  if (size >= 3) checkDamage(encoded, static_cast<std::size_t>(data[0]) << 8 | data[1], data[2]);
  return 0;
}
