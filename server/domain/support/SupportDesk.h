#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/Clock.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Telemetry.h"

namespace pipit::server {

// Who wants to hear from a person, and what of. All but the address may be empty.
struct StylistWish {
  std::string email = {};
  std::string name = {};
  std::string phone = {};
  std::string notes = {};
  std::string time = {};                // "Morning"
  std::vector<std::string> items = {};  // of the shortlist; empty: of the one that is stored
  std::string transcript = {};          // a JSON array, or empty
};

struct GivenRating {
  int rating = 0;  // 1 to 5
  std::string intent = {};
  std::string comment = {};
};

// What visitors do beside talking: docs/support.md. All that writes is called in a transaction, and throws
// SessionEnded where the session has ended. Runs on the desk's thread.
class SupportDesk {
 public:
  SupportDesk(Store& store, Telemetry& telemetry, WallClock clock)
      : store_(store), telemetry_(telemetry), clock_(std::move(clock)) {}

  // The id by which the site's page knows who this is, if it has proven it; or empty.
  std::string customerOf(const Pass& pass) const;

  // A ticket's id.
  std::string callStylist(const Pass& pass, const StylistWish& wish);
  // That of the ticket which was opened for it; empty: none was.
  std::string rate(const Pass& pass, const GivenRating& given);
  Shortlist putShortlist(const Pass& pass, std::vector<std::string> items);
  // Its id; nothing: the same was asked before, less than `again` days ago, or, without it, ever.
  std::optional<std::string> take(const Pass& pass, ReturnRequest request, std::optional<int> again);
  void follow(const Pass& pass, OrderUpdates updates);

  // What has been kept for long enough goes. The answer is when to come back.
  SteadyTime sweep(SteadyTime now);

 private:
  void enter(const Pass& pass);

  Store& store_;
  Telemetry& telemetry_;
  WallClock clock_;
  SteadyTime sweepAt_{};
};

}  // namespace pipit::server
