#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "domain/Clock.h"
#include "domain/FlagResolution.h"
#include "domain/Responder.h"
#include "domain/RolloutBook.h"
#include "domain/Store.h"
#include "domain/Telemetry.h"

namespace pipit::server {

// Which features each site has. What the store says is remembered for limits::kFlagLife at most, and
// forgotten with each write: drop() where this program wrote or was told of another's.
class FlagDesk {
 public:
  struct Parts {
    Store& store;
    Telemetry& telemetry;
    WallClock clock;
    Flags environment;  // what this installation says
  };

  explicit FlagDesk(Parts parts) : parts_(std::move(parts)), rollouts_(parts_.store) {}

  ResolvedFlags flagsOf(const Site& site);
  bool has(const Site& site, Feature feature) {
    return flagsOf(site)[static_cast<std::size_t>(feature)].isOn;
  }
  // What the site's widget is to have off, as FeatureSet reads it.
  std::string switchedOff(const Site& site) { return textOf(flagsOf(site), site.features); }
  // Somebody gets the widget of that site: what comes to it step by step is counted.
  void expose(const Site& site);
  bool isKilled() { return known().isKilled; }
  // The same for every thread, as it was known last: at most limits::kRolloutLook old.
  const std::atomic<bool>& lastKilled() const { return lastKilled_; }
  void drop() { known_.reset(); }
  // Writes down what was counted, and takes back what fails. The answer is when to come back.
  SteadyTime advance(SteadyTime now);

 private:
  struct Known {
    std::int64_t at = 0;
    std::int64_t writes = 0;
    bool isKilled = false;
    Rollouts rollouts = {};
    std::map<std::string, Flags, std::less<>> customers = {};
    std::map<std::string, Flags, std::less<>> organizations = {};
  };

  Known& known();
  const Flags& flagsOf(FlagLayer layer, const std::string& owner);
  void look(std::int64_t now);

  Parts parts_;
  RolloutBook rollouts_;
  std::optional<Known> known_;
  std::atomic<bool> lastKilled_ = false;
  std::map<Feature, std::int64_t> exposures_;
  SteadyTime due_{};
};

}  // namespace pipit::server
