#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/Flag.h"
#include "domain/RolloutBook.h"
#include "flags/Rollout.h"

namespace pipit::server {

enum class FlagAction : std::uint8_t {
  Set,
  List,
  History,
  Kill,
  Create,
  Start,
  Advance,
  Pause,
  Resume,
  RollBack,
  Report,
  ListRollouts,
  Emergency,
};

// What an operator does to features, as it was written. What an action does not need is empty.
struct FlagCommand {
  FlagAction action = FlagAction::List;
  std::string database = {};
  Flags environment = {};
  std::string site = {}, organization = {}, feature = {};
  std::vector<std::string> flags = {};
  std::string plan = "tiers";
  std::vector<std::string> whitelist = {}, blacklist = {};
  Advance advance = {};
  Outcomes outcomes = {};
  std::string turn = {};  // of the kill switch: "on" or "off"
  std::string who = {}, reason = {};
};

// Gives the process's exit status.
int runFlagCommand(const FlagCommand& command);

}  // namespace pipit::server
