#include "http/admin/AdminUsers.h"

#include <boost/json.hpp>

#include "domain/Limits.h"
#include "domain/admin/Password.h"
#include "domain/admin/UserBook.h"
#include "http/BodyReader.h"
#include "http/JsonResponse.h"
#include "http/Query.h"
#include "http/admin/AdminJson.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kUser = "/api/admin/users/:name";

Response listUsers(Store& store) {
  json::array users;
  for (const User& user : store.users()) users.push_back(jsonOf(user));
  return jsonResponse(200, {{"users", std::move(users)}});
}

// What is no name is nobody's.
std::string userInPath(const Request& request) {
  const std::string name = percentDecoded(variablePart(kUser, request.path)).value_or("");
  return isUserName(name) ? name : "";
}

std::optional<Role> readRole(BodyReader& body) {
  const auto role = roleNamed(body.optional("role"));
  body.check("role", role.has_value(), "admin, merchandiser, agent or viewer.");
  return role;
}

// Null: all.
Reach readReach(BodyReader& body) {
  std::vector<std::string> sites = body.texts("sites");
  const bool isAll = sites.empty() && body.isNull("sites");
  return {isAll, std::move(sites)};
}

struct WantedPassword {
  std::string text;  // empty: none is wanted
  bool isMade = false;
};

WantedPassword readPassword(BodyReader& body, bool isNeeded) {
  WantedPassword wanted{body.optional("password"), false};
  const bool isGiven = body.has("password") && !body.isNull("password");
  wanted.isMade = !isGiven && (isNeeded || body.truth("newPassword").value_or(false));
  if (wanted.isMade) wanted.text = newPassword();
  if (isGiven) body.check("password", isGoodPassword(wanted.text), kPasswordRule);
  return wanted;
}

Response userResponse(int status, const User& user, const WantedPassword& password) {
  json::object answer{{"user", jsonOf(user)}};
  if (password.isMade) answer["password"] = password.text;
  return jsonResponse(status, answer);
}

// The password's hash first, where there is one to be made.
template <class Work>
Response withHash(const WantedPassword& password, const Work& work) {
  if (password.text.empty()) return work(std::string());
  Response response;
  response.slowly = [password = password.text, work]() -> Response::Rest {
    const auto hash = hashOfPassword(password);
    if (!hash) throw std::runtime_error("no memory for a password");
    return [hash = *hash, work] { return work(hash); };
  };
  return response;
}

Response addUser(Store& store, const AdminRequest& request) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  NewUser fresh{.name = body->required("name"), .reach = readReach(*body), .password = {}};
  fresh.role = readRole(*body).value_or(Role::Viewer);
  const Signature signature = request.sign(body->optional("reason"));
  const WantedPassword password = readPassword(*body, true);
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  return withHash(password, [&store, &http = request.http, fresh, signature, password](const auto& hash) {
    NewUser user = fresh;
    user.password = hash;
    const auto added = UserBook(store).add(user, signature);
    return added ? userResponse(201, *added, password) : refusedUser(added.error(), http);
  });
}

Response changeUser(Store& store, const AdminRequest& request) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  UserChange change;
  if (body->has("role")) change.role = readRole(*body);
  if (body->has("sites")) change.reach = readReach(*body);
  const Signature signature = request.sign(body->optional("reason"));
  const WantedPassword password = readPassword(*body, false);
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  return withHash(password, [&store, &http = request.http, change, signature, password](const auto& hash) {
    UserChange wanted = change;
    if (!hash.empty()) wanted.password = hash;
    const auto changed = UserBook(store).change(userInPath(http), wanted, signature);
    return changed ? userResponse(200, *changed, password) : refusedUser(changed.error(), http);
  });
}

Response removeUser(Store& store, const AdminRequest& request) {
  const auto reason = queryParameter(request.http.query, "reason");
  if (!reason) return invalid({reason.error()}, request.http.id);
  const auto removed = UserBook(store).remove(userInPath(request.http), request.sign(reason->value_or("")));
  return removed ? jsonResponse(200, {}) : refusedUser(removed.error(), request.http);
}

}  // namespace

void addUserRoutes(AdminTable& table, Store& store) {
  table.on("GET", "/api/admin/users", [&store](const AdminRequest&) { return listUsers(store); });
  table.on("POST", "/api/admin/users",
           [&store](const AdminRequest& request) { return addUser(store, request); });
  table.on("PATCH", kUser, [&store](const AdminRequest& request) { return changeUser(store, request); });
  table.on("DELETE", kUser, [&store](const AdminRequest& request) { return removeUser(store, request); });
}

}  // namespace pipit::server
