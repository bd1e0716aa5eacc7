#include "domain/admin/UserBook.h"

#include <algorithm>
#include <utility>

#include "base/Utf8.h"
#include "domain/Limits.h"
#include "domain/SiteRules.h"
#include "domain/admin/LoginGuard.h"

namespace pipit::server {

namespace {

using Kind = UserProblem::Kind;

bool isUserNameCharacter(char c) {
  constexpr std::string_view kOthers = "-._@+";
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || kOthers.contains(c);
}

std::unexpected<UserProblem> refuseUser(Kind kind, std::string_view field, std::string_view value,
                                        std::string_view problem, std::string_view allowed) {
  return std::unexpected(
      UserProblem{kind, std::string(field), std::string(value), std::string(problem), std::string(allowed)});
}

std::unexpected<UserProblem> refuseUnknownUser(std::string_view name) {
  return refuseUser(Kind::Unknown, "NAME", name, "is no user", "one that pipitd user list shows");
}

std::unexpected<UserProblem> refuseLast(std::string_view name) {
  return refuseUser(Kind::LastAdmin, "NAME", name, "is the last who may do all",
                    "another admin of all sites first");
}

UserBook::Result<void> checkReach(const Reach& reach) {
  const bool fits = reach.isAll || (!reach.sites.empty() && reach.sites.size() <= limits::kSitesOfUser &&
                                    std::ranges::all_of(reach.sites, isSiteId));
  if (fits) return {};
  return refuseUser(Kind::Invalid, "sites", reach.text(), "is not a list of sites",
                    "all, or 1 to " + std::to_string(limits::kSitesOfUser) + " names of sites");
}

UserBook::Result<void> checkReason(const Signature& signature) {
  if (signature.reason.size() <= limits::kReasonBytes && isUtf8(signature.reason)) return {};
  return refuseUser(Kind::Invalid, "reason", signature.reason, "is not a fitting text",
                    "at most " + std::to_string(limits::kReasonBytes) + " bytes of UTF-8");
}

std::string describeUser(const User& user) {
  return std::string(nameOf(user.role)) + " of " + user.reach.text();
}

}  // namespace

bool isUserName(std::string_view name) {
  return !name.empty() && name.size() <= limits::kUserNameBytes &&
         std::ranges::all_of(name, isUserNameCharacter);
}

UserBook::Result<User> UserBook::add(const NewUser& fresh, const Signature& signature) {
  if (!isUserName(fresh.name))
    return refuseUser(Kind::Invalid, "NAME", fresh.name, "is not a user's name",
                      "1 to 64 of a to z, 0 to 9 and - . _ @ +");
  if (const auto fits = checkReach(fresh.reach); !fits) return std::unexpected(fits.error());
  if (const auto fits = checkReason(signature); !fits) return std::unexpected(fits.error());
  const User user{fresh.name, fresh.role, fresh.reach, fresh.password, signature.at};
  Result<User> result = user;
  store_.alone([&] {
    if (store_.user(user.name)) {
      result = refuseUser(Kind::Exists, "NAME", user.name, "is there already", "another name");
    } else {
      store_.putUser(user);
      note(user, "", "", describeUser(user), signature);
    }
    return false;
  });
  return result;
}

UserBook::Result<User> UserBook::change(std::string_view name, const UserChange& change,
                                        const Signature& signature) {
  if (const auto fits = checkReach(change.reach.value_or(Reach())); !fits)
    return std::unexpected(fits.error());
  if (const auto fits = checkReason(signature); !fits) return std::unexpected(fits.error());
  Result<User> result;
  store_.alone([&] {
    result = changed(name, change, signature);
    return false;
  });
  return result;
}

UserBook::Result<User> UserBook::changed(std::string_view name, const UserChange& change,
                                         const Signature& signature) {
  const auto known = store_.user(name);
  if (!known) return refuseUnknownUser(name);
  User user = *known;
  user.role = change.role.value_or(user.role);
  user.reach = change.reach.value_or(user.reach);
  user.password = change.password.value_or(user.password);
  if (!user.isFullAdmin() && isLastAdmin(*known)) return refuseLast(name);
  if (user.role != known->role) note(user, "role", nameOf(known->role), nameOf(user.role), signature);
  if (user.reach != known->reach) note(user, "sites", known->reach.text(), user.reach.text(), signature);
  if (change.password) note(user, "password", "", "changed", signature);
  const bool isOther = change.password || user.role != known->role || user.reach != known->reach;
  if (!isOther) return user;
  store_.putUser(user);
  store_.endAdminSessionsOf(name);
  if (change.password) LoginGuard(store_).unlock(name);
  return user;
}

UserBook::Result<void> UserBook::remove(std::string_view name, const Signature& signature) {
  if (const auto fits = checkReason(signature); !fits) return std::unexpected(fits.error());
  Result<void> result;
  store_.alone([&] {
    const auto known = store_.user(name);
    if (!known) {
      result = refuseUnknownUser(name);
    } else if (isLastAdmin(*known)) {
      result = refuseLast(name);
    } else {
      store_.removeUser(name);
      note(*known, "", describeUser(*known), "removed", signature);
    }
    return false;
  });
  return result;
}

bool UserBook::seed(const std::string& password, const Signature& signature) {
  bool isNew = false;
  store_.alone([&] {
    isNew = store_.users().empty();
    if (!isNew) return false;
    const User user{"admin", Role::Admin, {}, password, signature.at};
    store_.putUser(user);
    note(user, "", "", describeUser(user), signature);
    return false;
  });
  return isNew;
}

bool UserBook::isLastAdmin(const User& user) {
  return user.isFullAdmin() && std::ranges::count_if(store_.users(), &User::isFullAdmin) == 1;
}

void UserBook::note(const User& user, std::string_view subject, std::string_view before,
                    std::string_view after, const Signature& signature) {
  store_.addAudit(
      {0, "user", user.name, std::string(subject), std::string(before), std::string(after), signature});
}

}  // namespace pipit::server
