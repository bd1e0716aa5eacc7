#include "app/RolloutCommands.h"

#include <fmt/format.h>

#include <utility>

#include "app/Complain.h"
#include "app/Quoted.h"
#include "domain/RolloutBook.h"
#include "flags/RolloutPlan.h"

namespace pipit::server {

namespace {

constexpr int kEvents = 100;

std::string stepOf(const RolloutRecord& record) {
  const RolloutStatus status = record.rollout.status;
  if (status == RolloutStatus::Planned || status == RolloutStatus::RolledBack) return "tier_0_disabled";
  const auto plan = RolloutPlan::parse(record.plan);
  return plan ? plan->nameOf(record.step) : "";
}

void show(const RolloutRecord& record) {
  fmt::print("{}  {}  {} %  {}  {}  since {}\n", nameOf(record.feature), nameOf(record.rollout.status),
             record.rollout.percentage, stepOf(record), record.plan, timeOf(record.since));
  for (const std::string& customer : record.rollout.whitelist) fmt::print("  with {}\n", escaped(customer));
  for (const std::string& customer : record.rollout.blacklist)
    fmt::print("  without {}\n", escaped(customer));
}

int answer(const RolloutBook::Result& result) {
  if (!result) return complain(flagProblem(result.error()));
  show(*result);
  return 0;
}

int listRollouts(Store& store, const FlagCommand& command) {
  for (const RolloutRecord& record : store.rollouts()) {
    const std::string_view name = nameOf(record.feature);
    if (!command.feature.empty() && name != command.feature) continue;
    show(record);
    const Outcomes seen = RolloutBook(store).outcomesOf(record.feature, systemMilliseconds());
    fmt::print("  last hour: {} had it, {} went well, {} failed\n", seen.exposures, seen.successes,
               seen.errors);
    if (command.feature.empty()) continue;
    for (const RolloutEvent& event : store.rolloutEvents(name, kEvents))
      fmt::print("  {}  {}  {} %  {}: {}\n", timeOf(event.signature.at), event.kind, event.percentage,
                 escaped(event.signature.who), escaped(event.signature.reason));
  }
  return 0;
}

int rollAllBack(Store& store, const FlagCommand& command) {
  const auto done = RolloutBook(store).rollBackLaterPhases(signatureOf(command));
  if (!done) return complain(flagProblem(done.error()));
  for (const RolloutRecord& record : *done) show(record);
  return 0;
}

int report(Store& store, Feature feature, const FlagCommand& command) {
  const auto told = RolloutBook(store).report(feature, command.outcomes, signatureOf(command));
  return told ? 0 : complain(flagProblem(told.error()));
}

RolloutBook::Result changed(RolloutBook book, Feature feature, const FlagCommand& command) {
  const Signature signature = signatureOf(command);
  switch (command.action) {
    case FlagAction::Create:
      return book.create({feature, command.plan, command.whitelist, command.blacklist}, signature);
    case FlagAction::Start:
      return book.start(feature, signature);
    case FlagAction::Advance:
      return book.advance(feature, command.advance, signature);
    case FlagAction::Pause:
      return book.pause(feature, signature);
    case FlagAction::Resume:
      return book.resume(feature, signature);
    default:
      return book.rollBack(feature, signature);
  }
}

}  // namespace

int runRolloutCommand(Store& store, const FlagCommand& command) {
  if (command.action == FlagAction::Emergency) return rollAllBack(store, command);
  const bool isForOne = command.action != FlagAction::ListRollouts || !command.feature.empty();
  const auto feature = isForOne ? readFeature(command.feature) : Feature::ParentStorage;
  if (!feature) return complain(flagProblem(feature.error()));
  if (command.action == FlagAction::ListRollouts) return listRollouts(store, command);
  if (command.action == FlagAction::Report) return report(store, *feature, command);
  return answer(changed(RolloutBook(store), *feature, command));
}

}  // namespace pipit::server
