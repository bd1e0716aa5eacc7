#include "app/FlagCommands.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <utility>

#include "app/Complain.h"
#include "app/Loading.h"
#include "app/Operator.h"
#include "app/Quoted.h"
#include "app/RolloutCommands.h"
#include "domain/FlagBook.h"
#include "domain/FlagDesk.h"
#include "domain/SiteBook.h"

namespace pipit::server {

namespace {

constexpr int kHistory = 100;

int showSaid(const Flags& flags) {
  for (const auto& [feature, isOn] : flags) fmt::print("{}  {}\n", nameOf(feature), isOn ? "on" : "off");
  return 0;
}

int setFlags(Store& store, const FlagCommand& command) {
  const auto said = readFlags(command.flags);
  if (!said) return complain(flagProblem(said.error()));
  const bool isOfSite = command.organization.empty();
  const FlagWrite write{.layer = isOfSite ? FlagLayer::Customer : FlagLayer::Organization,
                        .owner = isOfSite ? command.site : command.organization,
                        .said = *said};
  const auto flags = FlagBook(store, command.environment).set(write, signatureOf(command));
  return flags ? showSaid(*flags) : complain(flagProblem(flags.error()));
}

// As the widget of that site has them, or what the organization says.
int listFlags(Store& store, const FlagCommand& command) {
  if (!command.organization.empty())
    return showSaid(store.flagsOf(FlagLayer::Organization, command.organization));
  const auto site = SiteBook(store).find(command.site);
  if (!site) return complain(flagProblem({"site", command.site, "is not known", "a site that was saved"}));
  Rollouts rollouts;
  for (const RolloutRecord& record : store.rollouts()) rollouts.emplace(record.feature, record.rollout);
  const FlagLayers layers{.environment = command.environment,
                          .organization = store.flagsOf(FlagLayer::Organization, site->organization),
                          .customer = store.flagsOf(FlagLayer::Customer, site->id)};
  const ResolvedFlags flags = resolveFor(site->id, layers, site->features, rollouts);
  for (std::size_t index = 0; index < flags.size(); ++index)
    fmt::print("{}  {}  {}\n", featureNames[index], flags[index].isOn ? "on" : "off",
               nameOf(flags[index].source));
  if (store.isKilled()) fmt::print("the kill switch is on\n");
  return 0;
}

int showHistory(Store& store) {
  for (const FlagChange& change : store.flagChanges(kHistory))
    fmt::print("{}  {}  {}  {} -> {}  {}: {}\n", timeOf(change.signature.at), change.scope,
               change.owner.empty() ? change.feature : change.owner + ' ' + change.feature,
               escaped(change.before), escaped(change.after), escaped(change.signature.who),
               escaped(change.signature.reason));
  return 0;
}

int turnKillSwitch(Store& store, const FlagCommand& command) {
  if (command.turn != "on" && command.turn != "off")
    return complain(flagProblem({"SWITCH", command.turn, "is not known", "on or off"}));
  const auto turned = FlagBook(store, {}).kill(command.turn == "on", signatureOf(command));
  if (!turned) return complain(flagProblem(turned.error()));
  fmt::print("the kill switch is {}{}\n", command.turn, *turned ? "" : ", as before");
  return 0;
}

int run(Store& store, const FlagCommand& command) {
  switch (command.action) {
    case FlagAction::Set:
      return setFlags(store, command);
    case FlagAction::List:
      return listFlags(store, command);
    case FlagAction::History:
      return showHistory(store);
    case FlagAction::Kill:
      return turnKillSwitch(store, command);
    default:
      return runRolloutCommand(store, command);
  }
}

}  // namespace

Problem flagProblem(const FlagProblem& problem) {
  const bool isArgument = problem.field.front() < 'a';
  return {isArgument ? problem.field : "--" + problem.field, inQuotes(problem.value) + ' ' + problem.problem,
          problem.allowed};
}

Signature signatureOf(const FlagCommand& command) {
  return operatorSignature(command.who, command.reason);
}

std::string timeOf(std::int64_t at) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(at / 1'000)));
}

int runFlagCommand(const FlagCommand& command) {
  const auto store = openStore(command.database);
  return store ? run(**store, command) : complain(store.error());
}

}  // namespace pipit::server
