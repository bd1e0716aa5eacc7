#include "model/ModelFailure.h"

#include <array>
#include <cstddef>

namespace pipit::server {

std::string_view name(ModelFailure failure) {
  constexpr std::array<std::string_view, 15> kNames = {
      "busy",      "unreachable", "too_slow",   "refused",  "rate_limited", "server", "redirected", "type",
      "malformed", "too_much",    "broken_off", "filtered", "empty",        "tools",  "budget"};
  return kNames.at(static_cast<std::size_t>(failure));
}

bool isPassing(ModelFailure failure) {
  return failure == ModelFailure::Unreachable || failure == ModelFailure::RateLimited ||
         failure == ModelFailure::ServerError || failure == ModelFailure::BrokenOff;
}

}  // namespace pipit::server
