#include "http/admin/AdminSession.h"

#include <boost/json.hpp>

#include "domain/Limits.h"
#include "domain/admin/Password.h"
#include "domain/admin/UserBook.h"
#include "http/BodyReader.h"
#include "http/JsonResponse.h"
#include "http/RateHeaders.h"
#include "http/SessionResponse.h"
#include "http/admin/AdminCookie.h"
#include "http/admin/AdminJson.h"

namespace pipit::server {

namespace {

Response refuseWrong(const Request& request) {
  return errorResponse(401, "admin.login", "The name or the password is wrong.", request.id);
}

Response refuseLocked(std::int64_t wait, const Request& request) {
  const std::int64_t seconds = (wait + 999) / 1'000;
  return errorResponse(429, "admin.locked", "Too many wrong passwords; wait.", request.id)
      .with("Retry-After", std::to_string(seconds));
}

Response openedResponse(const OpenedSession& opened, const Request& request) {
  return jsonResponse(200, {{"user", jsonOf(opened.user)}, {"csrf", SignIn::csrfOf(opened.token)}})
      .with("Set-Cookie", cookieWith(request, opened.token));
}

// A password that is wrong and a name that is none take the same way.
Response logIn(const SessionParts& parts, const Request& request) {
  SignIn& signIn = parts.signIn;
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  const std::string name = body->required("name"), password = body->required("password");
  if (!body->issues().empty()) return invalid(body->issues(), request.id);
  const auto attempt = signIn.begin(name, request.client);
  if (!attempt) return refuseLocked(attempt.error(), request);
  Response response;
  response.slowly = [&signIn, &rate = parts.sessions, &request, attempt = *attempt,
                     password]() -> Response::Rest {
    const bool isRight = isPassword(password, attempt.hash);
    return [&signIn, &rate, &request, attempt, isRight] {
      const auto opened = signIn.finish(attempt, isRight, sessionCookie(request));
      return withRate(opened ? openedResponse(*opened, request) : refuseWrong(request), rate, request.client);
    };
  };
  response.undone = [&signIn, attempt = *attempt] { signIn.withdraw(attempt); };
  return response;
}

Response logOut(SignIn& signIn, const AdminRequest& request) {
  signIn.end(request.session);
  return jsonResponse(200, {}).with("Set-Cookie", cookieWithout(request.http));
}

Response whoAmI(const AdminRequest& request) {
  return jsonResponse(200, {{"user", jsonOf(request.user())}, {"csrf", request.session.csrf}});
}

Response changedPassword(const SessionParts& parts, const LoginAttempt& attempt,
                         const std::optional<std::string>& hash, const Request& request, std::int64_t at) {
  if (!hash) return refuseWrong(request);
  const auto user = parts.store.user(attempt.name);
  if (!user || user->password != attempt.hash) return refuseWrong(request);
  parts.signIn.forgive(attempt);
  const auto changed = UserBook(parts.store).change(user->name, {.password = hash}, {user->name, "", at});
  if (!changed) return refusedUser(changed.error(), request);
  return jsonResponse(200, {}).with("Set-Cookie", cookieWithout(request));
}

// Who has found an open session has not found the password: the one before is asked for, and counts as a try
// to sign in as long as it is not the right one.
Response changeOwnPassword(const SessionParts& parts, const AdminRequest& request) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const std::string current = body->required("current"), password = body->required("password");
  body->check("password", isGoodPassword(password), kPasswordRule);
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const auto attempt = parts.signIn.begin(request.user().name, request.http.client);
  if (!attempt) return refuseLocked(attempt.error(), request.http);
  Response response;
  response.slowly = [parts, &http = request.http, attempt = *attempt, at = request.at, current,
                     password]() -> Response::Rest {
    const auto hash = isPassword(current, attempt.hash) ? hashOfPassword(password) : std::nullopt;
    return [parts, &http, attempt, at, hash] { return changedPassword(parts, attempt, hash, http, at); };
  };
  response.undone = [parts, attempt = *attempt] { parts.signIn.withdraw(attempt); };
  return response;
}

}  // namespace

void addSessionRoutes(AdminTable& table, const SessionParts& parts) {
  Handler limited = limitedByClient(parts.sessions, kTooManySessions,
                                    [parts](const Request& request) { return logIn(parts, request); });
  table.onLogin([gate = table.gate(), limited = std::move(limited)](const Request& request) {
    auto refused = gate->refuseLogin(request);
    return refused ? *std::move(refused) : limited(request);
  });
  table.on("POST", "/api/admin/logout",
           [parts](const AdminRequest& request) { return logOut(parts.signIn, request); });
  table.on("GET", "/api/admin/me", whoAmI);
  table.on("POST", "/api/admin/password",
           [parts](const AdminRequest& request) { return changeOwnPassword(parts, request); });
}

}  // namespace pipit::server
