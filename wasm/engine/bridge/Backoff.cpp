#include "bridge/Backoff.h"

#include <algorithm>
#include <cmath>

namespace pipit {

void Backoff::fail(double now, Random& random) {
  constexpr std::uint32_t enough = 32;  // 2^32 times any base is far beyond any cap
  const double ceiling = std::min(cap_, std::ldexp(base_, static_cast<int>(std::min(failures_, enough))));
  if (failures_ < enough) ++failures_;
  notBefore_ = now + ceiling * random.unit();
}

void Backoff::reset() {
  failures_ = 0;
  notBefore_ = 0;
}

}  // namespace pipit
