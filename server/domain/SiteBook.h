#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/SiteRules.h"
#include "domain/Store.h"
#include "domain/Wording.h"

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
  std::optional<std::string> prechat = {};   // "none": nothing
  std::optional<std::string> avatar = {};    // "none": a letter
  std::optional<std::string> features = {};  // "all": nothing is switched off
  std::optional<int> retention = {};
  std::optional<int> feedbackRetention = {};
  std::optional<std::string> identity = {};
  std::optional<std::string> organization = {};  // "none": of none
};

// What becomes of the key that a site proves identities with: it is made where there is none, replaced (the
// one before stays good), or the one before is good no more.
enum class KeyChange : std::uint8_t { None, Rotate, Retire };

// The sites that may carry the widget. Each change is merged with what is there, and a row of the audit where
// somebody has signed it.
class SiteBook {
 public:
  explicit SiteBook(Store& store) : store_(store) {}

  using Signed = std::optional<Signature>;

  // Whether a site, or what it says in words of its own, is what somebody has read before they changed it.
  template <class Value>
  using Condition = std::function<bool(const Value&)>;

  // The condition is asked of a site that is there.
  std::expected<Site, SiteProblem> save(const SiteChange& change, const Signed& signature = {},
                                        const Condition<Site>& isAsRead = {});
  // One that is not there yet: of two that add the same at once only one does.
  std::expected<Site, SiteProblem> add(const SiteChange& change, const Signed& signature = {});
  // In place of all that the site said in words of its own; "{}": nothing any more.
  std::expected<Wording, SiteProblem> reword(std::string_view id, std::string_view file,
                                             const Signed& signature = {},
                                             const Condition<Wording>& isAsRead = {});
  Wording wordingOf(std::string_view id) { return store_.wordingOf(id); }
  std::expected<Site, SiteProblem> changeKey(std::string_view id, KeyChange change,
                                             const Signed& signature = {});
  // The demo shop, at this origin, unless an operator has saved a site of its name.
  std::expected<void, SiteProblem> seedDemoShop(const std::string& origin);
  std::optional<Site> find(std::string_view id) { return isSiteId(id) ? store_.site(id) : std::nullopt; }
  std::vector<Site> list() { return store_.sites(); }

 private:
  using Check = std::function<std::optional<SiteProblem>(const std::optional<Site>& known)>;

  std::expected<Site, SiteProblem> saveIf(const Check& check, const SiteChange& change,
                                          const Signed& signature);
  std::expected<Site, SiteProblem> saveAlone(const SiteChange& change, const std::optional<Site>& known,
                                             const Signed& signature);
  void note(std::string_view kind, std::string_view site, std::string_view subject,
            const std::pair<std::string, std::string>& values, const Signed& signature);

  Store& store_;
};

}  // namespace pipit::server
