#pragma once

#include <string>

#include "domain/Clock.h"
#include "domain/RatePool.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Telemetry.h"

namespace pipit::server {

// The buckets in the store, where several services share it. What they are called there tells nobody an
// address or a visitor: a hash with a key that is the store's own. Runs on the desk's thread.
class SharedRates : public RatePool {
 public:
  struct Parts {
    Store& store;
    Telemetry& telemetry;
    WallClock clock;
  };

  explicit SharedRates(Parts parts);

  // Itself, or nothing where there is nobody to share with.
  RatePool* pool() { return isShared_ ? this : nullptr; }
  // Where the store fails it is as if nobody else were there.
  std::optional<RateGrant> take(const RateRequest& request) override;
  // Full buckets go. The answer is when to come back.
  SteadyTime sweep(SteadyTime now);

 private:
  std::string nameOf(const RateRequest& request) const;

  Parts parts_;
  bool isShared_;
  std::string key_;
  SteadyTime sweepAt_{};
};

}  // namespace pipit::server
