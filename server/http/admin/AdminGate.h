#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "domain/Clock.h"
#include "domain/admin/SignIn.h"
#include "http/Request.h"
#include "http/Response.h"
#include "http/admin/AdminRules.h"

namespace pipit::server {

// A request of somebody who has signed in and may ask it.
struct AdminRequest {
  const Request& http;
  SignedIn session;
  std::string site;  // the one that it is about; empty: none is named
  std::int64_t at = 0;

  const User& user() const { return session.user; }
  // The site that is named, or those that they may touch; nothing: all.
  std::optional<std::vector<std::string>> sites() const;
  Signature sign(std::string reason) const { return {session.user.name, std::move(reason), at}; }
};

// Who may pass, by the table of rules. All checks of all routes are here.
class AdminGate {
 public:
  struct Parts {
    SignIn& signIn;
    WallClock clock;
    std::string widgetOrigin;  // our own, as the operator has said it
    bool trustsForwarded = false;
  };

  explicit AdminGate(Parts parts) : parts_(std::move(parts)) {}

  std::expected<AdminRequest, Response> enter(const AdminRule& rule, const Request& request) const;
  // What is asked before anybody has a session: that it comes from a page of ours, or from no page, and that
  // nobody can read the password on its way.
  std::optional<Response> refuseLogin(const Request& request) const;

 private:
  bool isOwnPage(const Request& request) const;

  Parts parts_;
};

}  // namespace pipit::server
