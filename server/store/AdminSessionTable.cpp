#include "store/AdminSessionTable.h"

#include <soci/soci.h>

namespace pipit::server {

std::optional<AdminSession> AdminSessionTable::find(const std::string& token) {
  AdminSession session{.token = token, .user = {}};
  long long begun = 0, seen = 0;
  sql_ << "SELECT name, begun, seen FROM admin_sessions WHERE token = :token", soci::use(token),
      soci::into(session.user), soci::into(begun), soci::into(seen);
  if (!sql_.got_data()) return std::nullopt;
  session.begun = begun;
  session.seen = seen;
  return session;
}

// One that has ended meanwhile does not come back: only a new one is added.
void AdminSessionTable::put(const AdminSession& session) {
  const long long begun = session.begun, seen = session.seen;
  if (begun != seen) {
    sql_ << "UPDATE admin_sessions SET seen = :seen WHERE token = :token", soci::use(seen),
        soci::use(session.token);
    return;
  }
  sql_ << "INSERT INTO admin_sessions (token, name, begun, seen) VALUES (:token, :name, :begun, :seen)",
      soci::use(session.token), soci::use(session.user), soci::use(begun), soci::use(seen);
}

void AdminSessionTable::end(const std::string& token) {
  sql_ << "DELETE FROM admin_sessions WHERE token = :token", soci::use(token);
}

void AdminSessionTable::endAllOf(const std::string& user) {
  sql_ << "DELETE FROM admin_sessions WHERE name = :name", soci::use(user);
}

void AdminSessionTable::forget(std::int64_t begun, std::int64_t seen) {
  const long long first = begun, last = seen;
  sql_ << "DELETE FROM admin_sessions WHERE begun <= :first OR seen <= :last", soci::use(first),
      soci::use(last);
}

}  // namespace pipit::server
