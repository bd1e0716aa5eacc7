#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/admin/Audit.h"
#include "domain/admin/User.h"

namespace pipit::server {

// Who works with the admin, who of them has signed in, and what they have done. Changes are made inside
// FlagStore::alone(), which lets nobody else make one at the same time.
class UserStore {
 public:
  virtual ~UserStore() = default;

  // In the order of their names.
  virtual std::vector<User> users() = 0;
  virtual std::optional<User> user(std::string_view name) = 0;
  virtual void putUser(const User& user) = 0;
  // With their sessions.
  virtual void removeUser(std::string_view name) = 0;

  virtual std::optional<AdminSession> adminSession(std::string_view token) = 0;
  // A new one, or when it was seen last.
  virtual void putAdminSession(const AdminSession& session) = 0;
  virtual void endAdminSession(std::string_view token) = 0;
  virtual void endAdminSessionsOf(std::string_view user) = 0;
  // Those that began, or were seen last, before these times.
  virtual void forgetAdminSessions(std::int64_t begun, std::int64_t seen) = 0;

  virtual LoginFailures loginFailures(std::string_view who) = 0;
  virtual void putLoginFailures(std::string_view who, const LoginFailures& failures) = 0;
  virtual void forgetLoginFailures(std::int64_t before) = 0;

  virtual void addAudit(const AuditRow& row) = 0;
  // Newest first.
  virtual std::vector<AuditRow> audit(const AuditQuery& query) = 0;
};

}  // namespace pipit::server
