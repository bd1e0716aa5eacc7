#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "domain/Flag.h"
#include "flags/Rollout.h"

namespace pipit::server {

// Where a flag's value comes from. The layers, the most specific last; after them what only takes away: the
// site's owner, a rollout that does not have the site, and another feature that is needed and off.
enum class FlagSource : std::uint8_t {
  Default,
  Environment,
  Organization,
  Customer,
  Owner,
  Rollout,
  Dependency,
};

struct ResolvedFlag {
  bool isOn = true;
  FlagSource source = FlagSource::Default;

  bool operator==(const ResolvedFlag&) const = default;
};

// By Feature.
using ResolvedFlags = std::array<ResolvedFlag, featureNames.size()>;

struct FlagLayers {
  Flags environment;
  Flags organization;
  Flags customer;
};

// By the features that have one.
using Rollouts = std::map<Feature, Rollout>;

std::string_view nameOf(FlagSource source);

// Key by key: what the most specific layer says of it.
ResolvedFlags resolveLayers(const FlagLayers& layers);
// And less what the owner switches off, as FeatureSet reads it, what its rollout keeps from this customer,
// and what needs something that is off.
ResolvedFlags resolveFor(std::string_view customer, const FlagLayers& layers, std::string_view owner,
                         const Rollouts& rollouts);

// What is off, for FeatureSet: what the owner has written, and what comes on top of it. What is off because
// it needs something FeatureSet knows itself.
std::string textOf(const ResolvedFlags& flags, std::string_view owner);

}  // namespace pipit::server
