#include "domain/admin/LoginGuard.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "domain/Limits.h"
#include "domain/admin/Secret.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kLockOut = std::chrono::milliseconds(limits::kLockOut).count();

// People type passwords where names belong: neither is kept as it is.
std::string keyOfName(std::string_view name) {
  return "name " + hashOfSecret(name);
}

std::string keyOfClient(std::string_view client) {
  return "address " + hashOfSecret(client);
}

// Another service's clock may be ahead, and the time was taken before it was this try's turn: a failure that
// is a little later than now is one. One that is far later was counted before a clock was set back.
bool isOver(const LoginFailures& failures, std::int64_t now) {
  return std::abs(now - failures.at) >= kLockOut;
}

std::int64_t waitFor(const LoginFailures& failures, std::int64_t most, std::int64_t now) {
  if (failures.count < most || isOver(failures, now)) return 0;
  return std::min(failures.at + kLockOut - now, kLockOut);
}

}  // namespace

std::int64_t LoginGuard::enter(std::string_view name, std::string_view client, std::int64_t now) {
  const std::string keys[] = {keyOfName(name), keyOfClient(client)};
  const auto waiting = [&] {
    return std::max(waitFor(store_.loginFailures(keys[0]), limits::kLoginsOfName, now),
                    waitFor(store_.loginFailures(keys[1]), limits::kLoginsOfClient, now));
  };
  // Who is locked out costs no write.
  std::int64_t wait = waiting();
  if (wait > 0) return wait;
  store_.alone([&] {
    wait = waiting();
    if (wait > 0) return false;
    store_.forgetLoginFailures(now - kLockOut);
    for (const std::string& key : keys) count(key, now);
    return false;
  });
  return wait;
}

void LoginGuard::forgive(std::string_view name, std::string_view client, std::int64_t now) {
  const std::string key = keyOfClient(client);
  store_.alone([&] {
    LoginFailures ofClient = store_.loginFailures(key);
    ofClient.count = std::max<std::int64_t>(ofClient.count - 1, 0);
    store_.putLoginFailures(key, ofClient);
    store_.putLoginFailures(keyOfName(name), {0, now});
    return false;
  });
}

void LoginGuard::withdraw(std::string_view name, std::string_view client) {
  store_.alone([&] {
    for (const std::string& key : {keyOfName(name), keyOfClient(client)}) {
      LoginFailures known = store_.loginFailures(key);
      known.count = std::max<std::int64_t>(known.count - 1, 0);
      store_.putLoginFailures(key, known);
    }
    return false;
  });
}

void LoginGuard::count(const std::string& key, std::int64_t now) {
  const LoginFailures known = store_.loginFailures(key);
  const bool isFirst = isOver(known, now);
  store_.putLoginFailures(key, {isFirst ? 1 : known.count + 1, isFirst ? now : std::max(now, known.at)});
}

bool LoginGuard::isLocked(std::string_view name, std::int64_t now) {
  return waitFor(store_.loginFailures(keyOfName(name)), limits::kLoginsOfName, now) > 0;
}

void LoginGuard::unlock(std::string_view name) {
  store_.alone([&] {
    store_.putLoginFailures(keyOfName(name), {});
    return false;
  });
}

}  // namespace pipit::server
