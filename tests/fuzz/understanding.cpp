#include "understanding/Understanding.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "Limits.h"
#include "Require.h"

// Whatever the bytes: they are understood, twice in the same way, with prices in their range and codes that
// are bounded.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pipit::concierge;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto said = understand(text, builtInVocabulary(), Awaiting::Nothing);
  require(said.confidence > 0 && said.confidence <= 1);
  const auto& filters = said.request.filters;
  require(!filters.least || (*filters.least >= kLowestPrice && *filters.least <= kHighestPrice));
  require(!filters.most || (*filters.most >= kLowestPrice && *filters.most <= kHighestPrice));
  require(!filters.least || !filters.most || *filters.least <= *filters.most);
  require(said.enquiry.codes.size() <= kMaximumCodes);
  require(said.enquiry.number.size() <= kLongestOrderNumber);
  const auto again = understand(text, builtInVocabulary(), Awaiting::Nothing);
  require(again.intent == said.intent && again.enquiry == said.enquiry && again.request.filters == filters);
  return 0;
}
