#include "http/admin/AdminFlags.h"

#include <algorithm>
#include <boost/json.hpp>

#include "domain/FlagBook.h"
#include "domain/SiteBook.h"
#include "http/BodyReader.h"
#include "http/JsonResponse.h"
#include "http/Query.h"
#include "http/admin/AdminJson.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

json::value saidOf(const Flags& flags, Feature feature) {
  const auto found = flags.find(feature);
  return found == flags.end() ? json::value(nullptr) : json::value(found->second);
}

json::array needsOf(Feature feature) {
  json::array needs;
  for (const std::string_view name : featureNames) {
    const Feature needed = *featureNamed(name);
    if (needed != feature && (neededBy(feature) & bitOf(needed)) != 0) needs.emplace_back(name);
  }
  return needs;
}

json::object featureJson(Feature feature) {
  return {{"name", nameOf(feature)}, {"phase", phaseOf(feature)}, {"needs", needsOf(feature)}};
}

json::value rolloutJson(const std::vector<RolloutRecord>& rollouts, Feature feature) {
  const auto found = std::ranges::find(rollouts, feature, &RolloutRecord::feature);
  if (found == rollouts.end()) return nullptr;
  return json::object{{"status", nameOf(found->rollout.status)}, {"percentage", found->rollout.percentage}};
}

// What each layer says, and what came out.
Response flagsOfSite(const FlagParts& parts, const Site& site) {
  const ResolvedFlags resolved = parts.desk.flagsOf(site);
  const Flags customer = parts.store.flagsOf(FlagLayer::Customer, site.id),
              organization = site.organization.empty()
                                 ? Flags()
                                 : parts.store.flagsOf(FlagLayer::Organization, site.organization),
              owner = readSwitchedOff(site.features).value_or(Flags());
  const auto rollouts = parts.store.rollouts();
  json::array features;
  for (const std::string_view name : featureNames) {
    const Feature feature = *featureNamed(name);
    const ResolvedFlag& flag = resolved[static_cast<std::size_t>(feature)];
    json::object row = featureJson(feature);
    row["isOn"] = flag.isOn;
    row["source"] = nameOf(flag.source);
    row["layers"] = json::object{{"environment", saidOf(parts.environment, feature)},
                                 {"organization", saidOf(organization, feature)},
                                 {"customer", saidOf(customer, feature)},
                                 {"owner", saidOf(owner, feature)}};
    row["rollout"] = rolloutJson(rollouts, feature);
    features.push_back(std::move(row));
  }
  return jsonResponse(200, {{"site", site.id},
                            {"organization", site.organization},
                            {"killed", parts.desk.isKilled()},
                            {"features", std::move(features)}});
}

// Of an organization, or, where its name is empty, what holds wherever nobody says anything else.
Response flagsOfLayers(const FlagParts& parts, const std::string& organization) {
  const Flags said =
      organization.empty() ? Flags() : parts.store.flagsOf(FlagLayer::Organization, organization);
  const ResolvedFlags resolved =
      resolveLayers({.environment = parts.environment, .organization = said, .customer = {}});
  const auto rollouts = parts.store.rollouts();
  json::array features;
  for (const std::string_view name : featureNames) {
    const Feature feature = *featureNamed(name);
    const ResolvedFlag& flag = resolved[static_cast<std::size_t>(feature)];
    json::object row = featureJson(feature);
    row["isOn"] = flag.isOn;
    row["source"] = nameOf(flag.source);
    row["layers"] = json::object{{"environment", saidOf(parts.environment, feature)},
                                 {"organization", saidOf(said, feature)}};
    row["rollout"] = rolloutJson(rollouts, feature);
    features.push_back(std::move(row));
  }
  return jsonResponse(
      200,
      {{"organization", organization}, {"killed", parts.desk.isKilled()}, {"features", std::move(features)}});
}

Response showFlags(const FlagParts& parts, const AdminRequest& request) {
  if (request.site.empty()) {
    const auto organization = queryParameter(request.http.query, "organization");
    if (!organization) return invalid({organization.error()}, request.http.id);
    const std::string name = organization->value_or("");
    if (!name.empty() && !isSiteId(name))
      return invalid({{"organization", "validation.range", "1 to 64 of a to z, 0 to 9 and -."}},
                     request.http.id);
    return flagsOfLayers(parts, name);
  }
  const auto site = SiteBook(parts.store).find(request.site);
  return site ? flagsOfSite(parts, *site) : unknownSite(request.http.id);
}

// {"tabSync": false, "retryLogic": null}: null says nothing any more.
SaidFlags readSaid(BodyReader& body) {
  SaidFlags said;
  const json::object features = body.object("features").value_or(json::object());
  bool fits = !features.empty();
  for (const auto& [name, value] : features) {
    const auto feature = featureNamed(name);
    fits = fits && feature && (value.is_bool() || value.is_null());
    if (fits) said[*feature] = value.is_bool() ? std::optional(value.get_bool()) : std::nullopt;
  }
  body.check("features", fits, "An object of features, each true, false or null.");
  return said;
}

Response setFlags(const FlagParts& parts, const AdminRequest& request) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const std::string organization = body->optional("organization");
  body->check("site", request.site.empty() != organization.empty(), "A site or an organization.");
  const bool isOfSite = !request.site.empty();
  const FlagWrite write{.layer = isOfSite ? FlagLayer::Customer : FlagLayer::Organization,
                        .owner = isOfSite ? request.site : organization,
                        .said = readSaid(*body)};
  const Signature signature = request.sign(body->required("reason"));
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const auto set = FlagBook(parts.store, parts.environment).set(write, signature);
  if (!set) return refusedFlag(set.error(), request.http);
  parts.desk.drop();
  if (!isOfSite) return flagsOfLayers(parts, organization);
  return flagsOfSite(parts, SiteBook(parts.store).find(request.site).value());
}

Response showKill(const FlagParts& parts) {
  return jsonResponse(200, {{"killed", parts.desk.isKilled()}});
}

Response turnKill(const FlagParts& parts, const AdminRequest& request) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const auto isOn = body->truth("on");
  body->check("on", isOn.has_value(), "true: there is no widget any more; false: there is.");
  const Signature signature = request.sign(body->required("reason"));
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const auto turned = FlagBook(parts.store, {}).kill(*isOn, signature);
  if (!turned) return refusedFlag(turned.error(), request.http);
  parts.desk.drop();
  return jsonResponse(200, {{"killed", *isOn}, {"changed", *turned}});
}

}  // namespace

void addFlagRoutes(AdminTable& table, const FlagParts& parts) {
  table.on("GET", "/api/admin/feature-flags",
           [parts](const AdminRequest& request) { return showFlags(parts, request); });
  table.on("POST", "/api/admin/feature-flags",
           [parts](const AdminRequest& request) { return setFlags(parts, request); });
  table.on("GET", "/api/admin/kill", [parts](const AdminRequest&) { return showKill(parts); });
  table.on("POST", "/api/admin/kill",
           [parts](const AdminRequest& request) { return turnKill(parts, request); });
}

}  // namespace pipit::server
