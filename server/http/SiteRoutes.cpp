#include "http/SiteRoutes.h"

#include <algorithm>
#include <boost/json.hpp>
#include <expected>
#include <memory>
#include <optional>
#include <utility>

#include "http/Errors.h"
#include "http/JsonResponse.h"
#include "http/OwnOrigins.h"
#include "http/Query.h"
#include "http/SiteJson.h"
#include "http/TextScripts.h"

namespace pipit::server {

namespace {

constexpr std::string_view kOwnTexts = "/texts/*";

std::expected<std::optional<Site>, Issue> siteOf(SiteBook& sites, const Request& request) {
  const auto id = queryParameter(request.query, "site");
  if (!id) return std::unexpected(id.error());
  return sites.find(id->value_or(""));
}

// In a window of its own the chat is embedded by a page of ours, and by no other.
bool isForWindow(const Request& request) {
  const auto asked = queryParameter(request.query, "window");
  return asked && *asked == "1";
}

// A frame that runs asks whether its page is still allowed. Only the document above lets one run in a window.
void allowWindows(Site& site, const Request& request) {
  for (std::string& origin : ownOrigins(request))
    if (std::ranges::find(site.allow, origin) == site.allow.end()) site.allow.push_back(std::move(origin));
}

class SiteAnswers {
 public:
  SiteAnswers(const SiteParts& parts, WallClock clock, bool sendsMail)
      : sites_(parts.sites),
        flags_(parts.flags),
        page_(parts.page),
        scripts_(parts.page.parts(), parts.files),
        clock_(std::move(clock)),
        sendsMail_(sendsMail) {}

  Response framePage(const Request& request) const {
    auto site = servedSite(request);
    if (!site) return invalid({site.error()}, request.id);
    if (!*site) return page_.forUnknownSite(request);
    flags_.expose(**site);
    (*site)->features = flags_.switchedOff(**site);
    if (isForWindow(request)) (*site)->allow = ownOrigins(request);
    const Wording wording = sites_.wordingOf((*site)->id);
    return page_.forSite(withoutReworded(**site, wording), request, clock_(), sendsMail_,
                         scripts_.addressFor(**site, wording));
  }

  Response configuration(const Request& request) const {
    auto site = servedSite(request);
    if (!site) return invalid({site.error()}, request.id);
    if (!*site) return unknownSite(request.id);
    (*site)->features = flags_.switchedOff(**site);
    allowWindows(**site, request);
    const Site shown = withoutReworded(**site, sites_.wordingOf((*site)->id));
    return jsonResponse(200, configurationOf(shown, clock_(), sendsMail_));
  }

  Response texts(const Request& request) const {
    const std::string_view rest = variablePart(kOwnTexts, request.path);
    const auto site = sites_.find(rest.substr(0, rest.find('/')));
    if (!site) return notFound(request.id);
    return scripts_.respond(*site, sites_.wordingOf(site->id), request);
  }

 private:
  // Where all are switched off there is none: frames that are open already understand that.
  std::expected<std::optional<Site>, Issue> servedSite(const Request& request) const {
    auto site = siteOf(sites_, request);
    if (site && *site && flags_.isKilled()) site->reset();
    return site;
  }

  SiteBook& sites_;
  FlagDesk& flags_;
  const FramePage& page_;
  TextScripts scripts_;
  WallClock clock_;
  bool sendsMail_;
};

}  // namespace

void addSiteRoutes(Router& router, const SiteParts& parts, const WallClock& clock, bool sendsMail) {
  const auto answers = std::make_shared<const SiteAnswers>(parts, clock, sendsMail);
  router.add("/frame/", {{}, kRead, Place::Desk, [answers](const Request& request) {
                           return answers->framePage(request);
                         }});
  router.add(kOwnTexts,
             {{}, kRead, Place::Desk, [answers](const Request& request) { return answers->texts(request); }});
  router.add("/api/widget/config", {{}, kRead, Place::Desk, [answers](const Request& request) {
                                      return answers->configuration(request);
                                    }});
}

}  // namespace pipit::server
