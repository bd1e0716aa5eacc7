#include <cstddef>
#include <cstdint>
#include <string_view>

#include "Require.h"
#include "origin/SerializedOrigin.h"
#include "runtime/SiteConfig.h"

// Whatever the bytes: a configuration that is read names a site, and allows no origin that it does not name.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto config = pipit::SiteConfig::parse({reinterpret_cast<const char*>(data), size});
  if (!config) return 0;
  require(!config->site.empty());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  require(!pipit::serialized::isAmong("https://nobody.invalid", config->allow) ||
          text.find("invalid") != std::string_view::npos);
  return 0;
}
