#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "domain/Clock.h"
#include "domain/Store.h"
#include "domain/admin/LoginGuard.h"

namespace pipit::server {

// Who has a password to be tried; `hash` is of nobody where there is no such user.
struct LoginAttempt {
  std::string name;
  std::string client;
  std::string hash;
};

// `token` is known to nobody else but the browser that gets it.
struct OpenedSession {
  User user;
  std::string token;
};

// Whose session it is, and what each of its writes has to come with.
struct SignedIn {
  User user;
  std::string token;
  std::string csrf;
};

// Users come in with their password, and stay as long as they come again within limits::kAdminIdle, up to
// limits::kAdminLife. The password is tried elsewhere, between begin() and finish(): that takes long.
class SignIn {
 public:
  SignIn(Store& store, WallClock clock);

  // Or how many milliseconds they have to wait.
  std::expected<LoginAttempt, std::int64_t> begin(std::string_view name, std::string_view client);
  // Nothing: it was wrong, or is so by now. `before`: the session that the browser had, which ends.
  std::optional<OpenedSession> finish(const LoginAttempt& attempt, bool isRight, std::string_view before);

  // The password was right, though no session is opened for it: that was no failure.
  void forgive(const LoginAttempt& attempt);
  // There was no room to try it: that was none either.
  void withdraw(const LoginAttempt& attempt);

  // What each write of that session has to come with.
  static std::string csrfOf(std::string_view token);

  std::optional<SignedIn> find(std::string_view token);
  // Whose session it is, without that anybody has come with it.
  std::optional<User> look(std::string_view token);
  void end(const SignedIn& session);

 private:
  std::optional<AdminSession> openSession(std::string_view token, std::int64_t now);
  std::string open(const User& user, std::string_view before, std::int64_t now);
  void note(const std::string& user, std::string_view after, std::string_view reason, std::int64_t now);

  Store& store_;
  WallClock clock_;
  LoginGuard guard_;
  std::string decoy_;
};

}  // namespace pipit::server
