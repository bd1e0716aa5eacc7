#include "domain/SharedRates.h"

#include <sodium.h>

#include <array>
#include <utility>

#include "domain/Identifier.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {
constexpr std::string_view kKeySetting = "rate-key";
}

SharedRates::SharedRates(Parts parts)
    : parts_(std::move(parts)),
      isShared_(parts_.store.isShared()),
      key_(isShared_ ? parts_.store.settingOrNew(kKeySetting, newIdentifier("")) : "") {}

std::optional<RateGrant> SharedRates::take(const RateRequest& request) {
  RateRequest named = request;
  const std::string name = nameOf(request);
  named.key = name;
  try {
    return parts_.store.takeRate(named);
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
    parts_.telemetry.limitedAlone();
    return std::nullopt;
  }
}

SteadyTime SharedRates::sweep(SteadyTime now) {
  if (now < sweepAt_) return sweepAt_;
  sweepAt_ = now + limits::kRateSweep;
  if (!isShared_) return sweepAt_;
  try {
    parts_.store.forgetRates(parts_.clock() * 1'000);
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
  return sweepAt_;
}

std::string SharedRates::nameOf(const RateRequest& request) const {
  const std::string whole = std::string(request.limit) + ' ' + std::string(request.key);
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(whole.data()),
                     whole.size(), reinterpret_cast<const unsigned char*>(key_.data()), key_.size());
  std::string digits(2 * hash.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
  digits.pop_back();
  return digits;
}

}  // namespace pipit::server
