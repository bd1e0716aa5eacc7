#include "domain/admin/LoginGuard.h"

#include <algorithm>
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

// A clock that was set back lengthens nothing.
bool isOver(const LoginFailures& failures, std::int64_t now) {
  return now < failures.at || now - failures.at >= kLockOut;
}

std::int64_t waitFor(const LoginFailures& failures, std::int64_t most, std::int64_t now) {
  return failures.count < most || isOver(failures, now) ? 0 : failures.at + kLockOut - now;
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

void LoginGuard::count(const std::string& key, std::int64_t now) {
  const LoginFailures known = store_.loginFailures(key);
  store_.putLoginFailures(key, {isOver(known, now) ? 1 : known.count + 1, now});
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
