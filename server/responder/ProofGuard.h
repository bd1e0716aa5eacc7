#pragma once

#include <string>

#include "concierge/Concierge.h"
#include "domain/Clock.h"
#include "domain/RateLimiter.h"
#include "domain/Responder.h"
#include "domain/Store.h"

namespace pipit::server {

// Lets what visitors say be compared with orders, not too often from one address, and not where an order was
// guessed at too often from wherever: in a conversation a proof can be guessed as well as by the routes that
// take one, and both take from the same limits.
class ProofGuard {
 public:
  struct Parts {
    concierge::Concierge concierge;
    Store& store;
    RateLimiter& proofs;  // of an address
    RateLimiter& wrong;   // wrong ones of an order
    WallClock clock;
  };

  explicit ProofGuard(Parts parts) : parts_(std::move(parts)) {}

  // Whether this may be looked at, which has not been stored yet. What has nothing to try may, and costs
  // nothing.
  [[nodiscard]] bool lets(Prompt said, const std::string& client) const;

 private:
  [[nodiscard]] concierge::Guesses guessesIn(Prompt said) const;

  Parts parts_;
};

}  // namespace pipit::server
