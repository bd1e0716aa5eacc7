#include "http/SiteRoutes.h"

#include <boost/json.hpp>
#include <expected>
#include <optional>

#include "http/Errors.h"
#include "http/JsonResponse.h"
#include "http/Query.h"
#include "http/SiteJson.h"

namespace pipit::server {

namespace {

std::expected<std::optional<Site>, Issue> siteOf(SiteBook& sites, const Request& request) {
  const auto id = queryParameter(request.query, "site");
  if (!id) return std::unexpected(id.error());
  return sites.find(id->value_or(""));
}

Response framePage(SiteBook& sites, const FramePage& page, const Request& request, std::int64_t now) {
  const auto site = siteOf(sites, request);
  if (!site) return invalid({site.error()}, request.id);
  return *site ? page.forSite(**site, request, now) : page.forUnknownSite(request);
}

Response configuration(SiteBook& sites, const Request& request, std::int64_t now) {
  const auto site = siteOf(sites, request);
  if (!site) return invalid({site.error()}, request.id);
  return *site ? jsonResponse(200, configurationOf(**site, now)) : unknownSite(request.id);
}

}  // namespace

void addSiteRoutes(Router& router, SiteBook& sites, const FramePage& page, const WallClock& clock) {
  router.add("/frame/", {{}, kRead, Place::Desk, [&sites, &page, clock](const Request& request) {
                           return framePage(sites, page, request, clock());
                         }});
  router.add("/api/widget/config", {{}, kRead, Place::Desk, [&sites, clock](const Request& request) {
                                      return configuration(sites, request, clock());
                                    }});
}

}  // namespace pipit::server
