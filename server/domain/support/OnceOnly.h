#pragma once

#include <expected>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "domain/Clock.h"
#include "domain/Pass.h"
#include "domain/Store.h"

namespace pipit::server {

// A request that may come more than once: whose it is, what it asks for, and the key that the client has made
// for it.
struct RepeatableRequest {
  const Pass& pass;
  std::string_view route;
  std::string_view key;
  std::string_view body;
};

// The same key came with another request.
struct KeyReused {};

// Has an effect once, however often it is asked for (docs/decisions/0022). The answer is a row of the
// transaction that has the effect, so neither is there without the other; and whoever asks the same at the
// same moment, here or at another service, waits for it and gets the same answer. Keys are a session's and a
// route's own, for a day.
class OnceOnly {
 public:
  OnceOnly(Store& store, WallClock clock) : store_(store), clock_(std::move(clock)) {}

  // 8 to 128 of A to Z, a to z, 0 to 9, _ and -.
  static bool isKey(std::string_view key);

  // `work` is in a transaction, and alone with what is called `names`; what it throws undoes it all, and is
  // not kept.
  std::expected<KeptAnswer, KeyReused> answer(const RepeatableRequest& asked, std::set<std::string> names,
                                              const std::function<KeptAnswer()>& work);

 private:
  Store& store_;
  WallClock clock_;
};

}  // namespace pipit::server
