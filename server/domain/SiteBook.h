#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/SiteRules.h"
#include "domain/Store.h"

namespace pipit::server {

// What an operator says about a site; what is absent stays as it is.
struct SiteChange {
  std::string id;
  std::optional<std::string> name;
  std::vector<std::string> allow;  // empty: as it is
  std::optional<std::string> botName;
  std::optional<std::string> subtitle;
  std::optional<std::string> welcome;
  std::optional<std::string> placeholder;
  std::optional<std::string> openIn;
  std::optional<std::string> locale = {};
  std::optional<std::vector<std::string>> imageHosts = {};
  std::optional<std::string> accent = {};  // "none": the widget's own
  std::optional<std::string> radius = {};
  std::optional<std::string> font = {};
  std::optional<std::string> uploads = {};  // "on" or "off"
  std::optional<std::string> hours = {};    // "always": none
  std::optional<std::string> timezone = {};
  std::optional<std::vector<std::string>> closed = {};
  std::optional<std::string> prechat = {};  // "none": nothing
};

// The sites that may carry the widget.
class SiteBook {
 public:
  explicit SiteBook(Store& store) : store_(store) {}

  std::expected<Site, SiteProblem> save(const SiteChange& change);
  // The demo shop, at this origin, unless an operator has saved a site of its name.
  std::expected<void, SiteProblem> seedDemoShop(const std::string& origin);
  std::optional<Site> find(std::string_view id) { return isSiteId(id) ? store_.site(id) : std::nullopt; }
  std::vector<Site> list() { return store_.sites(); }

 private:
  Store& store_;
};

}  // namespace pipit::server
