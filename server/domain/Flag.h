#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flags/Features.h"

namespace pipit::server {

// Whose flags are stored: a customer's, which is a site, or those of an organization, which are all its
// sites'.
enum class FlagLayer : std::uint8_t { Customer, Organization };

// What somebody says of features; of those that are not in it somebody else may say something.
using Flags = std::map<Feature, bool>;
// What is to be said from now on; nothing: nothing any more.
using SaidFlags = std::map<Feature, std::optional<bool>>;

// Who does something, when, in milliseconds since 1970, and why. It stands in the audit.
struct Signature {
  std::string who;
  std::string reason;
  std::int64_t at = 0;
};

// A row of the audit. `scope`: "customer" or "organization", with the owner's name, "rollout" or "kill".
struct FlagChange {
  std::string scope;
  std::string owner;
  std::string feature;
  std::string before;
  std::string after;
  Signature signature;
};

// What is wrong with what an operator wants, in words for them; `value` is as it came.
struct FlagProblem {
  std::string field;
  std::string value;
  std::string problem;
  std::string allowed;
};

std::string_view nameOf(FlagLayer layer);

std::expected<Feature, FlagProblem> readFeature(std::string_view name);
// "tabSync=off", "retryLogic=on", "offlineMode=default": one each.
std::expected<SaidFlags, FlagProblem> readFlags(const std::vector<std::string>& words);
// "-tabSync -retryLogic": what a site's owner, or an installation of the service, has switched off. Nothing:
// it says something else.
std::optional<Flags> readSwitchedOff(std::string_view text);

// There is somebody, and a reason, which people can read later.
std::expected<void, FlagProblem> checkSignature(const Signature& signature);

}  // namespace pipit::server
