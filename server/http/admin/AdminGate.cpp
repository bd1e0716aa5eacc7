#include "http/admin/AdminGate.h"

#include <algorithm>
#include <utility>

#include "domain/SiteRules.h"
#include "domain/admin/Secret.h"
#include "http/BodyReader.h"
#include "http/Errors.h"
#include "http/OwnOrigins.h"
#include "http/Query.h"
#include "http/Router.h"
#include "http/admin/AdminCookie.h"

namespace pipit::server {

namespace {

Response refuseOtherPage(const Request& request) {
  return errorResponse(403, "admin.origin", "This comes from a page that is not ours.", request.id);
}

// Of a path such as "/api/admin/sites/:id/texts".
std::string siteInPath(const AdminRule& rule, const Request& request) {
  return rule.path.starts_with("/api/admin/sites/:") ? std::string(variablePart(rule.path, request.path))
                                                     : std::string();
}

std::string siteInQuery(const Request& request) {
  const auto site = queryParameter(request.query, "site");
  return site && *site ? **site : std::string();
}

std::string siteInBody(const Request& request) {
  auto body = BodyReader::parse(request.body);
  return body ? body->optional("site") : std::string();
}

std::string siteOf(const AdminRule& rule, const Request& request) {
  if (rule.about != About::OneSite && rule.about != About::OwnSites) return {};
  if (std::string site = siteInPath(rule, request); !site.empty()) return site;
  return isWrite(rule) ? siteInBody(request) : siteInQuery(request);
}

bool mayTouch(const User& user, const AdminRule& rule, const std::string& site) {
  switch (rule.about) {
    case About::Nobody:
    case About::Self:
      return true;
    case About::AllSites:
      return user.reach.isAll;
    case About::OneSite:
      return site.empty() ? user.reach.isAll : user.reach.includes(site);
    case About::OwnSites:
      break;
  }
  return site.empty() || user.reach.includes(site);
}

}  // namespace

std::optional<std::vector<std::string>> AdminRequest::sites() const {
  if (!site.empty()) return std::vector{site};
  if (user().reach.isAll) return std::nullopt;
  return user().reach.sites;
}

std::expected<AdminRequest, Response> AdminGate::enter(const AdminRule& rule, const Request& request) const {
  auto session = parts_.signIn.find(sessionCookie(request));
  if (!session)
    return std::unexpected(
        errorResponse(401, "admin.session", "Nobody has signed in, or not for a while.", request.id));
  if (isWrite(rule) && !isOwnPage(request)) return std::unexpected(refuseOtherPage(request));
  if (isWrite(rule) && !isSameSecret(request.csrf.value_or(""), session->csrf))
    return std::unexpected(
        errorResponse(403, "admin.csrf", "X-CSRF-Token is not that of this session.", request.id));
  if ((rule.roles & bitOf(session->user.role)) == 0)
    return std::unexpected(errorResponse(403, "admin.role", "Your role may not do this.", request.id));
  std::string site = siteOf(rule, request);
  if (!mayTouch(session->user, rule, site))
    return std::unexpected(errorResponse(403, "admin.site", "This is not one of your sites.", request.id));
  if (!site.empty() && !isSiteId(site)) return std::unexpected(unknownSite(request.id));
  return AdminRequest{request, *std::move(session), std::move(site), parts_.clock()};
}

std::optional<Response> AdminGate::refuseLogin(const Request& request) const {
  if (!isOwnPage(request)) return refuseOtherPage(request);
  // Programs say no origin; what they send has been sent.
  const bool isOpen = request.origin && !isEncrypted(request, parts_.trustsForwarded);
  if (!isOpen || isLocal(request)) return std::nullopt;
  return errorResponse(403, "admin.insecure", "Sign in over https, or on the machine itself.", request.id);
}

// Browsers say where a request comes from; programs that are no browsers say nothing.
bool AdminGate::isOwnPage(const Request& request) const {
  if (request.fetchSite.value_or("same-origin") != "same-origin") return false;
  if (!request.origin) return true;
  const auto own = ownOrigins(request);
  return *request.origin == parts_.widgetOrigin || std::ranges::find(own, *request.origin) != own.end();
}

}  // namespace pipit::server
