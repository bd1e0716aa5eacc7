#include <cstddef>
#include <cstdint>
#include <string_view>

#include "JsonAgreement.h"
#include "Require.h"

// Whatever the bytes: our reader and nlohmann_json agree on whether they are JSON, and on every value.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  require(disagreementOn({reinterpret_cast<const char*>(data), size}).empty());
  return 0;
}
