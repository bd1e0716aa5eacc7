#include "http/SiteRoutes.h"

#include <boost/json.hpp>
#include <optional>

#include "http/Errors.h"
#include "http/JsonResponse.h"
#include "http/Query.h"
#include "http/SiteJson.h"

namespace pipit::server {

namespace {

constexpr std::string_view kRead = "GET, HEAD";

std::optional<Site> siteOf(SiteBook& sites, const Request& request) {
  return sites.find(queryParameter(request.query, "site").value_or(""));
}

}  // namespace

void addSiteRoutes(Router& router, SiteBook& sites, const FramePage& page) {
  router.add("/frame/", {{}, kRead, Place::Desk, [&](const Request& request) {
                           const auto site = siteOf(sites, request);
                           return site ? page.forSite(*site, request) : page.forUnknownSite(request);
                         }});
  router.add("/api/widget/config", {{}, kRead, Place::Desk, [&](const Request& request) {
                                      const auto site = siteOf(sites, request);
                                      return site ? jsonResponse(200, configurationOf(*site))
                                                  : unknownSite(request.id);
                                    }});
}

}  // namespace pipit::server
