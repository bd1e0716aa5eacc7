#include "domain/SiteBook.h"

#include <utility>

namespace pipit::server {

namespace {

Site freshSite(std::string_view id) {
  return {.id = std::string(id),
          .name = std::string(id),
          .allow = {},
          .botName = "Assistant",
          .subtitle = "We typically reply instantly",
          .welcome = "Hi! How can I help you today?",
          .placeholder = "Type your message...",
          .openIn = "tab"};
}

void apply(const SiteChange& change, Site& site) {
  if (!change.allow.empty()) site.allow = change.allow;
  if (change.name) site.name = *change.name;
  if (change.botName) site.botName = *change.botName;
  if (change.subtitle) site.subtitle = *change.subtitle;
  if (change.welcome) site.welcome = *change.welcome;
  if (change.placeholder) site.placeholder = *change.placeholder;
  if (change.openIn) site.openIn = *change.openIn;
  if (change.locale) site.locale = *change.locale;
  if (change.imageHosts) site.imageHosts = *change.imageHosts;
  if (change.accent) site.accent = *change.accent == "none" ? "" : *change.accent;
  if (change.radius) site.radius = *change.radius;
  if (change.font) site.font = *change.font;
  if (change.uploads) site.uploads = *change.uploads == "on";
  // A text that is empty by mistake takes no hours away: it is refused as the blank that it is here.
  if (change.hours) site.hours = *change.hours == "always" ? "" : change.hours->empty() ? " " : *change.hours;
  if (change.timezone) site.timezone = *change.timezone;
  if (change.closed) site.closed = *change.closed;
  if (change.prechat) site.prechat = *change.prechat == "none" ? "" : *change.prechat;
}

}  // namespace

std::expected<Site, SiteProblem> SiteBook::save(const SiteChange& change) {
  Site site = find(change.id).value_or(freshSite(change.id));
  apply(change, site);
  if (change.uploads && *change.uploads != "on" && *change.uploads != "off")
    return std::unexpected(SiteProblem{"uploads", *change.uploads, "is not known", "on or off"});
  auto checked = checkedSite(std::move(site));
  if (checked) store_.putSite(*checked);
  return checked;
}

std::expected<void, SiteProblem> SiteBook::seedDemoShop(const std::string& origin) {
  Site site = freshSite("demo-shop");
  site.name = "Demo shop";
  site.allow = {origin};
  const auto checked = checkedSite(std::move(site));
  if (!checked) return std::unexpected(checked.error());
  store_.seedSite(*checked);
  return {};
}

}  // namespace pipit::server
