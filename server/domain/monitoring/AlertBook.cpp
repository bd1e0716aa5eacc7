#include "domain/monitoring/AlertBook.h"

#include <chrono>
#include <map>
#include <utility>

#include "domain/Identifier.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

using Place = std::pair<std::string, std::string>;  // rule and site

constexpr std::string_view kAlertsLock = "alerts";

std::int64_t alertSpan(std::chrono::milliseconds time) {
  return time.count();
}

}  // namespace

std::vector<Alert> AlertBook::firing() {
  return store_.alerts({.sites = {}, .isFiring = true, .limit = limits::kAlertsFiring});
}

std::vector<Alert> AlertBook::judge(const std::vector<Breach>& breaches, std::int64_t now) {
  if (breaches.empty() && firing().empty()) return {};
  std::vector<Alert> stillFiring;
  store_.exclusively({std::string(kAlertsLock)}, [&] {
    std::map<Place, Alert> known;
    for (Alert& alert : firing()) known.emplace(Place(alert.rule, alert.site), std::move(alert));
    for (const Breach& breach : breaches) {
      const auto found = known.find(Place(breach.rule->name, breach.site));
      keepUp(breach, found == known.end() ? nullptr : &found->second, now);
      if (found != known.end()) known.erase(found);
    }
    for (auto& [place, alert] : known) resolve(std::move(alert), now);
    stillFiring = firing();
  });
  return stillFiring;
}

// A row is not written again for each look: what changes is seldom worth it.
void AlertBook::keepUp(const Breach& breach, const Alert* known, std::int64_t now) {
  if (known == nullptr) return fire(breach, now);
  if (now - known->seen < alertSpan(limits::kAlertSeen)) return;
  Alert alert = *known;
  alert.value = breach.value;
  alert.seen = now;
  store_.putAlert(alert);
}

void AlertBook::fire(const Breach& breach, std::int64_t now) {
  auto latest = store_.latestAlert(breach.rule->name, breach.site);
  const bool isAgain = latest && now - latest->resolved < alertSpan(limits::kAlertAgain);
  Alert alert;
  if (isAgain) {
    alert = *std::move(latest);
    alert.isFiring = true;
    alert.resolved = 0;
    ++alert.times;
  } else {
    alert.id = newIdentifier("al_");
    alert.rule = breach.rule->name;
    alert.site = breach.site;
    alert.severity = nameOf(breach.rule->severity);
    alert.fired = now;
  }
  alert.value = breach.value;
  alert.seen = now;
  store_.putAlert(alert);
  telemetry_.alertFired(alert);
}

void AlertBook::resolve(Alert alert, std::int64_t now) {
  alert.isFiring = false;
  alert.resolved = now;
  store_.putAlert(alert);
  telemetry_.alertResolved(alert);
}

std::optional<Alert> AlertBook::acknowledge(std::string_view id, const Signature& signature) {
  std::optional<Alert> alert;
  store_.exclusively({std::string(kAlertsLock)}, [&] {
    alert = store_.alert(id);
    if (!alert || !alert->acknowledgedBy.empty()) return;
    alert->acknowledgedBy = signature.who;
    alert->acknowledgedAt = signature.at;
    store_.putAlert(*alert);
    store_.addAudit({0, "alert", alert->site, alert->rule, alert->isFiring ? "firing" : "resolved",
                     "acknowledged", signature});
  });
  return alert;
}

}  // namespace pipit::server
