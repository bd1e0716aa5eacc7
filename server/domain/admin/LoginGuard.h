#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "domain/Store.h"

namespace pipit::server {

// Who tries in vain too often waits: whoever asks for that name, and whoever asks from that address. A name
// that nobody has is no other than one that somebody has.
class LoginGuard {
 public:
  explicit LoginGuard(Store& store) : store_(store) {}

  // Milliseconds until they may try again; 0: they may. That counts as a failure until it is forgiven, so
  // that tries at the same time do not pass as one.
  std::int64_t enter(std::string_view name, std::string_view client, std::int64_t now);
  // It was no failure: the name's are forgotten, and this one of the address.
  void forgive(std::string_view name, std::string_view client, std::int64_t now);
  // Nothing was tried: the count is as it was before.
  void withdraw(std::string_view name, std::string_view client);
  // Whether nobody may try that name now.
  bool isLocked(std::string_view name, std::int64_t now);
  void unlock(std::string_view name);

 private:
  void count(const std::string& key, std::int64_t now);

  Store& store_;
};

}  // namespace pipit::server
