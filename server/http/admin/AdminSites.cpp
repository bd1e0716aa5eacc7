#include "http/admin/AdminSites.h"

#include <boost/json.hpp>

#include "domain/SiteFields.h"
#include "http/BodyReader.h"
#include "http/JsonResponse.h"
#include "http/Negotiation.h"
#include "http/StaticFile.h"
#include "http/admin/AdminJson.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

// What it is by now: an If-Match names it, with quotes. Of the same content it is the same.
std::string tagOf(const Site& site) {
  return entityTag(json::serialize(fieldsOf(site)));
}

std::string tagOf(const Wording& wording) {
  return entityTag(serialize(wording));
}

// The same without its quotes, beside what it is the version of.
Response versioned(int status, json::object body, const std::string& tag) {
  body["version"] = tag.substr(1, tag.size() - 2);
  return jsonResponse(status, body).with("ETag", tag);
}

Response siteResponse(int status, const Site& site) {
  return versioned(status, fieldsOf(site), tagOf(site));
}

// Whoever says nothing of what they have read changes whatever is there.
template <class Value>
SiteBook::Condition<Value> asRead(const Request& request) {
  if (!request.ifMatch) return {};
  return [named = *request.ifMatch](const Value& value) { return namesTag(named, tagOf(value)); };
}

Response listOwnSites(SiteBook& sites, const AdminRequest& request) {
  json::array list;
  for (const Site& site : sites.list()) {
    const bool isAsked = request.site.empty() || request.site == site.id;
    if (isAsked && request.user().reach.includes(site.id)) list.push_back(fieldsOf(site));
  }
  return jsonResponse(200, {{"sites", std::move(list)}});
}

Response oneSite(SiteBook& sites, const AdminRequest& request) {
  const auto site = sites.find(request.site);
  return site ? siteResponse(200, *site) : unknownSite(request.http.id);
}

std::optional<std::string> givenText(BodyReader& body, std::string_view field) {
  if (!body.has(field)) return std::nullopt;
  return body.required(field);
}

// What is empty here the command line has a word for.
std::optional<std::string> givenOr(BodyReader& body, std::string_view field, std::string_view word) {
  auto text = givenText(body, field);
  return text && text->empty() ? std::string(word) : text;
}

std::optional<std::vector<std::string>> givenTexts(BodyReader& body, std::string_view field) {
  if (!body.has(field)) return std::nullopt;
  return body.texts(field);
}

std::optional<std::string> givenRadius(BodyReader& body) {
  const auto radius = body.number("radius");
  return radius ? std::optional(std::to_string(*radius)) : std::nullopt;
}

std::optional<std::string> givenUploads(BodyReader& body) {
  const auto uploads = body.truth("uploads");
  if (!uploads) return std::nullopt;
  return *uploads ? "on" : "off";
}

std::optional<int> givenDays(BodyReader& body, std::string_view field) {
  const auto days = body.number(field);
  constexpr std::int64_t kDays = 1'000'000;
  body.check(field, !days || (*days > -kDays && *days < kDays), "1 to 365.");
  return days && body.issues().empty() ? std::optional(static_cast<int>(*days)) : std::nullopt;
}

SiteChange readChange(BodyReader& body, std::string id) {
  SiteChange change{.id = std::move(id),
                    .name = givenText(body, "name"),
                    .allow = body.texts("allow"),
                    .botName = givenText(body, "botName"),
                    .subtitle = givenText(body, "subtitle"),
                    .welcome = givenText(body, "welcome"),
                    .placeholder = givenText(body, "placeholder"),
                    .openIn = givenText(body, "openIn"),
                    .locale = givenText(body, "locale"),
                    .imageHosts = givenTexts(body, "imageHosts"),
                    .accent = givenText(body, "accent"),
                    .radius = givenRadius(body),
                    .font = givenText(body, "font"),
                    .uploads = givenUploads(body),
                    .hours = givenOr(body, "hours", "always"),
                    .timezone = givenText(body, "timezone"),
                    .closed = givenTexts(body, "closed"),
                    .prechat = givenText(body, "prechat"),
                    .avatar = givenText(body, "avatar"),
                    .features = givenText(body, "features"),
                    .retention = givenDays(body, "retention"),
                    .feedbackRetention = givenDays(body, "feedbackRetention"),
                    .identity = givenText(body, "identity"),
                    .organization = givenText(body, "organization")};
  body.check("allow", !body.has("allow") || !change.allow.empty(), "At least one origin.");
  return change;
}

enum class Saving : bool { Adds, Changes };

Response saveSite(SiteBook& sites, const AdminRequest& request, BodyReader& body, const std::string& id,
                  Saving saving) {
  const SiteChange change = readChange(body, id);
  const Signature signature = request.sign(body.optional("reason"));
  if (!body.issues().empty()) return invalid(body.issues(), request.http.id);
  const bool isAdded = saving == Saving::Adds;
  const auto saved =
      isAdded ? sites.add(change, signature) : sites.save(change, signature, asRead<Site>(request.http));
  return saved ? siteResponse(isAdded ? 201 : 200, *saved) : refusedSite(saved.error(), request.http);
}

Response addSite(SiteBook& sites, const AdminRequest& request) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const std::string id = body->required("id");
  if (!body->has("allow")) (void)body->required("allow");
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  return saveSite(sites, request, *body, id, Saving::Adds);
}

// An organization says something of sites that are not theirs: it is not left by whoever runs one of them.
bool changesOrganization(BodyReader& body, const Site& site) {
  return body.has("organization") && body.optional("organization") != site.organization;
}

Response changeSite(SiteBook& sites, const AdminRequest& request) {
  const auto site = sites.find(request.site);
  if (!site) return unknownSite(request.http.id);
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  if (!request.user().reach.isAll && changesOrganization(*body, *site))
    return errorResponse(403, "admin.site", "Of which organization a site is concerns all sites.",
                         request.http.id);
  return saveSite(sites, request, *body, request.site, Saving::Changes);
}

Response textsResponse(const Wording& wording) {
  return versioned(200, {{"texts", json::parse(serialize(wording))}}, tagOf(wording));
}

Response showTexts(SiteBook& sites, const AdminRequest& request) {
  if (!sites.find(request.site)) return unknownSite(request.http.id);
  return textsResponse(sites.wordingOf(request.site));
}

Response putTexts(SiteBook& sites, const AdminRequest& request) {
  if (!sites.find(request.site)) return unknownSite(request.http.id);
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const auto texts = body->object("texts");
  body->check("texts", texts.has_value(), "An object of texts by language and name.");
  const Signature signature = request.sign(body->optional("reason"));
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const auto wording =
      sites.reword(request.site, json::serialize(*texts), signature, asRead<Wording>(request.http));
  return wording ? textsResponse(*wording) : refusedSite(wording.error(), request.http);
}

}  // namespace

void addSiteAdminRoutes(AdminTable& table, SiteBook& sites) {
  const auto on = [&](std::string_view method, std::string_view path, auto handler) {
    table.on(method, path,
             [&sites, handler](const AdminRequest& request) { return handler(sites, request); });
  };
  on("GET", "/api/admin/sites", listOwnSites);
  on("POST", "/api/admin/sites", addSite);
  on("GET", "/api/admin/sites/:id", oneSite);
  on("PATCH", "/api/admin/sites/:id", changeSite);
  on("GET", "/api/admin/sites/:id/texts", showTexts);
  on("PUT", "/api/admin/sites/:id/texts", putTexts);
}

}  // namespace pipit::server
