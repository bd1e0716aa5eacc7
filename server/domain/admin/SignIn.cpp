#include "domain/admin/SignIn.h"

#include <utility>

#include "domain/Limits.h"
#include "domain/admin/Password.h"
#include "domain/admin/Secret.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kLife = std::chrono::milliseconds(limits::kAdminLife).count();
constexpr std::int64_t kIdle = std::chrono::milliseconds(limits::kAdminIdle).count();
constexpr std::int64_t kNoted = std::chrono::milliseconds(limits::kAdminSeen).count();

}  // namespace

SignIn::SignIn(Store& store, WallClock clock)
    : store_(store), clock_(std::move(clock)), guard_(store), decoy_(decoyHash()) {}

std::expected<LoginAttempt, std::int64_t> SignIn::begin(std::string_view name, std::string_view client) {
  const std::int64_t wait = guard_.enter(name, client, clock_());
  if (wait > 0) return std::unexpected(wait);
  const auto user = store_.user(name);
  return LoginAttempt{std::string(name), std::string(client), user ? user->password : decoy_};
}

std::optional<OpenedSession> SignIn::finish(const LoginAttempt& attempt, bool isRight,
                                            std::string_view before) {
  const std::int64_t now = clock_();
  const auto user = store_.user(attempt.name);
  // The password may have been changed while it was tried.
  if (isRight && user && user->password == attempt.hash) {
    guard_.forgive(attempt.name, attempt.client, now);
    return OpenedSession{*user, open(*user, before, now)};
  }
  if (user && guard_.isLocked(attempt.name, now)) note(user->name, "locked", "too many wrong passwords", now);
  return std::nullopt;
}

void SignIn::forgive(const LoginAttempt& attempt) {
  guard_.forgive(attempt.name, attempt.client, clock_());
}

void SignIn::withdraw(const LoginAttempt& attempt) {
  guard_.withdraw(attempt.name, attempt.client);
}

std::string SignIn::open(const User& user, std::string_view before, std::int64_t now) {
  std::string token = newSecret();
  store_.alone([&] {
    store_.forgetAdminSessions(now - kLife, now - kIdle);
    if (!before.empty()) store_.endAdminSession(hashOfSecret(before));
    store_.putAdminSession({hashOfSecret(token), user.name, now, now});
    note(user.name, "opened", "", now);
    return false;
  });
  return token;
}

std::string SignIn::csrfOf(std::string_view token) {
  return secretFrom(token, "csrf");
}

std::optional<SignedIn> SignIn::find(std::string_view token) {
  const std::int64_t now = clock_();
  auto session = openSession(token, now);
  auto user = session ? store_.user(session->user) : std::nullopt;
  if (!user) return std::nullopt;
  if (now - session->seen >= kNoted) {
    session->seen = now;
    store_.putAdminSession(*session);
  }
  return SignedIn{*std::move(user), std::string(token), csrfOf(token)};
}

std::optional<User> SignIn::look(std::string_view token) {
  const auto session = openSession(token, clock_());
  return session ? store_.user(session->user) : std::nullopt;
}

std::optional<AdminSession> SignIn::openSession(std::string_view token, std::int64_t now) {
  auto session = store_.adminSession(hashOfSecret(token));
  const bool isGood = session && session->begun + kLife > now && session->seen + kIdle > now;
  return isGood ? std::move(session) : std::nullopt;
}

void SignIn::end(const SignedIn& session) {
  store_.alone([&] {
    store_.endAdminSession(hashOfSecret(session.token));
    note(session.user.name, "ended", "", clock_());
    return false;
  });
}

void SignIn::note(const std::string& user, std::string_view after, std::string_view reason,
                  std::int64_t now) {
  store_.addAudit({0, "session", user, "", "", std::string(after), {user, std::string(reason), now}});
}

}  // namespace pipit::server
