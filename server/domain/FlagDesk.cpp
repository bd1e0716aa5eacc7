#include "domain/FlagDesk.h"

#include <algorithm>
#include <utility>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

bool isStale(std::int64_t at, std::int64_t now) {
  // A clock that was set back makes nothing last longer.
  return now < at || now - at >= std::chrono::milliseconds(limits::kFlagLife).count();
}

}  // namespace

FlagDesk::Known& FlagDesk::known() {
  const std::int64_t now = parts_.clock(), writes = parts_.store.writesOfOthers();
  if (known_ && known_->writes == writes && !isStale(known_->at, now)) return *known_;
  Known fresh{.at = now, .writes = writes, .isKilled = parts_.store.isKilled()};
  lastKilled_ = fresh.isKilled;
  for (RolloutRecord& record : parts_.store.rollouts())
    fresh.rollouts.emplace(record.feature, std::move(record.rollout));
  return known_.emplace(std::move(fresh));
}

const Flags& FlagDesk::flagsOf(FlagLayer layer, const std::string& owner) {
  auto& owners = layer == FlagLayer::Customer ? known_->customers : known_->organizations;
  if (const auto found = owners.find(owner); found != owners.end()) return found->second;
  if (owners.size() >= limits::kFlagOwners) owners.clear();
  return owners.emplace(owner, parts_.store.flagsOf(layer, owner)).first->second;
}

ResolvedFlags FlagDesk::flagsOf(const Site& site) {
  const Rollouts& rollouts = known().rollouts;
  const Flags organization =
      site.organization.empty() ? Flags() : flagsOf(FlagLayer::Organization, site.organization);
  return resolveFor(site.id,
                    {.environment = parts_.environment,
                     .organization = organization,
                     .customer = flagsOf(FlagLayer::Customer, site.id)},
                    site.features, rollouts);
}

void FlagDesk::expose(const Site& site) {
  const ResolvedFlags flags = flagsOf(site);
  for (const auto& rollout : known_->rollouts)
    if (flags[static_cast<std::size_t>(rollout.first)].isOn) ++exposures_[rollout.first];
}

SteadyTime FlagDesk::advance(SteadyTime now) {
  if (due_ > now) return due_;
  due_ = now + limits::kRolloutLook;
  try {
    look(parts_.clock());
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
  return due_;
}

void FlagDesk::look(std::int64_t now) {
  while (!exposures_.empty()) {
    const auto [feature, count] = *exposures_.begin();
    (void)rollouts_.tell(feature,
                         {.exposures = std::min(count, limits::kOutcomes), .successes = 0, .errors = 0}, now);
    exposures_.erase(feature);
  }
  for (const RolloutRecord& taken : rollouts_.watch(now)) {
    parts_.telemetry.featureTakenBack(nameOf(taken.feature));
    drop();
  }
  (void)known();
}

}  // namespace pipit::server
