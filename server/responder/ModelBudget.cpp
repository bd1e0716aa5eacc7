#include "responder/ModelBudget.h"

#include "model/Limits.h"

namespace pipit::server {

namespace {

constexpr std::size_t kBytesOfToken = 4;
constexpr std::size_t kUnit = 1'000;

}  // namespace

bool ModelBudget::take(const std::string& conversation, const std::string& site, std::size_t bytes,
                       std::int64_t now) {
  const std::size_t tokens = bytes / kBytesOfToken + limits::kModelTokens;
  for (std::size_t unit = 0; unit < (tokens + kUnit - 1) / kUnit; ++unit)
    if (conversation_.take(conversation, now) > 0 || site_.take(site, now) > 0) return false;
  return true;
}

}  // namespace pipit::server
