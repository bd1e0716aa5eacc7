#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "domain/Flag.h"
#include "domain/RolloutRecord.h"

namespace pipit::server {

// Who is to have which features, and who said so.
class FlagStore {
 public:
  virtual ~FlagStore() = default;

  // One transaction, which `work` and its calls of this store are in, and in which nobody else changes flags,
  // users or sites.
  // Where it says that it has changed something the other programs hear of it. What it throws undoes it all.
  virtual void alone(const std::function<bool()>& work) = 0;
  // Another number whenever another program has written where nobody would tell.
  virtual std::int64_t writesOfOthers() = 0;

  virtual Flags flagsOf(FlagLayer layer, std::string_view owner) = 0;
  // Nothing: it is not said any more.
  virtual void putFlag(FlagLayer layer, std::string_view owner, Feature feature, std::optional<bool> isOn,
                       std::int64_t at) = 0;
  virtual bool isKilled() = 0;
  virtual void setKilled(bool isKilled) = 0;
  // In the order of their features' names.
  virtual std::vector<RolloutRecord> rollouts() = 0;
  virtual void putRollout(const RolloutRecord& record) = 0;

  // Newest first.
  virtual std::vector<FlagChange> flagChanges(int limit) = 0;
  virtual void addFlagChange(const FlagChange& change) = 0;
  virtual std::vector<RolloutEvent> rolloutEvents(std::string_view feature, int limit) = 0;
  virtual void addRolloutEvent(const RolloutEvent& event) = 0;

  // In minutes since 1970.
  virtual void addOutcomes(std::string_view feature, std::int64_t minute, const Outcomes& outcomes) = 0;
  virtual Outcomes outcomesSince(std::string_view feature, std::int64_t minute) = 0;
  virtual void forgetOutcomes(std::string_view feature, std::int64_t before) = 0;
};

}  // namespace pipit::server
