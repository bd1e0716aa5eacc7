#include "store/UserTable.h"

#include <soci/soci.h>

#include "domain/Store.h"
#include "store/JsonColumns.h"

namespace pipit::server {

namespace {

struct UserColumns {
  std::string name, role, sites, password;
  int isAll = 0;
  long long at = 0;

  User read() const {
    const auto named = roleNamed(role);
    if (!named) throw StoreFailure("a user has no role that we know");
    return {.name = name,
            .role = *named,
            .reach = {.isAll = isAll != 0, .sites = entriesFromColumn(sites)},
            .password = password,
            .at = at};
  }
};

}  // namespace

std::vector<User> UserTable::all() {
  return select("name != :value", "");
}

std::optional<User> UserTable::find(const std::string& name) {
  auto found = select("name = :value", name);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<User> UserTable::select(const std::string& condition, const std::string& value) {
  UserColumns row;
  soci::statement statement =
      (sql_.prepare << "SELECT name, role, all_sites, sites, password, at FROM admin_users WHERE "
                    << condition << " ORDER BY name",
       soci::use(value), soci::into(row.name), soci::into(row.role), soci::into(row.isAll),
       soci::into(row.sites), soci::into(row.password), soci::into(row.at));
  statement.execute();
  std::vector<User> users;
  while (statement.fetch()) users.push_back(row.read());
  return users;
}

void UserTable::put(const User& user) {
  const std::string role(nameOf(user.role)), sites = columnOf(user.reach.sites);
  const int isAll = user.reach.isAll ? 1 : 0;
  const long long at = user.at;
  sql_ << "INSERT INTO admin_users (name, role, all_sites, sites, password, at) VALUES (:name, :role, :all, "
          ":sites, :password, :at) ON CONFLICT (name) DO UPDATE SET (role, all_sites, sites, password) = "
          "(excluded.role, excluded.all_sites, excluded.sites, excluded.password)",
      soci::use(user.name), soci::use(role), soci::use(isAll), soci::use(sites), soci::use(user.password),
      soci::use(at);
}

void UserTable::remove(const std::string& name) {
  sql_ << "DELETE FROM admin_users WHERE name = :name", soci::use(name);
}

}  // namespace pipit::server
