#include "domain/RolloutBook.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <utility>

#include "base/Utf8.h"
#include "domain/AuditDifference.h"
#include "domain/Limits.h"
#include "flags/RolloutPlan.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

using enum RolloutStatus;

constexpr std::int64_t kMinute = 60'000;

std::string stateOf(const RolloutRecord& record) {
  return std::string(nameOf(record.rollout.status)) + ' ' + std::to_string(record.rollout.percentage) + " %";
}

// Of one that was not there nothing is told before.
std::pair<std::string, std::string> differenceOf(const std::optional<RolloutRecord>& known,
                                                 const RolloutRecord& record) {
  const RolloutRecord nothing;
  const RolloutRecord& old = known ? *known : nothing;
  const auto before = [&](json::value value) { return known ? std::move(value) : json::value(); };
  AuditDifference difference;
  difference.add("status", before(json::string(nameOf(old.rollout.status))),
                 json::string(nameOf(record.rollout.status)));
  difference.add("percentage", before(old.rollout.percentage), record.rollout.percentage);
  difference.add("plan", before(json::string(old.plan)), json::string(record.plan));
  difference.add("step", before(old.step), record.step);
  difference.addLists("whitelist", old.rollout.whitelist, record.rollout.whitelist);
  difference.addLists("blacklist", old.rollout.blacklist, record.rollout.blacklist);
  return difference.values();
}

std::string textOf(const Outcomes& outcomes) {
  return "reported: " + std::to_string(outcomes.exposures) + " had it, " +
         std::to_string(outcomes.successes) + " went well, " + std::to_string(outcomes.errors) + " failed";
}

std::unexpected<FlagProblem> refuse(const RolloutRecord& record, std::string_view problem,
                                    std::string_view allowed) {
  return std::unexpected(FlagProblem{"FEATURE", std::string(nameOf(record.feature)),
                                     std::string(problem) + " (" + stateOf(record) + ")",
                                     std::string(allowed)});
}

std::unexpected<FlagProblem> refuseUnknown(Feature feature) {
  return std::unexpected(FlagProblem{"FEATURE", std::string(nameOf(feature)), "has no rollout",
                                     "one that pipitd rollout list shows"});
}

RolloutPlan planOf(const RolloutRecord& record) {
  return RolloutPlan::parse(record.plan).value();
}

// Who has it from now on.
RolloutRecord atStep(RolloutRecord record, std::size_t step, std::int64_t now) {
  const RolloutPlan plan = planOf(record);
  record.step = step;
  record.rollout.percentage = plan.percentage(step);
  record.rollout.status = plan.isLast(step) ? Completed : InProgress;
  record.since = now;
  record.served = 0;
  return record;
}

RolloutRecord takenBack(RolloutRecord record, std::int64_t now) {
  record.rollout.status = RolledBack;
  record.rollout.percentage = 0;
  record.step = 0;
  record.since = now;
  record.served = 0;
  return record;
}

bool isOut(RolloutStatus status) {
  return status == Planned || status == RolledBack;
}

// What is told to an operator whose rollout may not take its next step.
std::unexpected<FlagProblem> refuseAt(Gate gate, const RolloutRecord& record) {
  switch (gate) {
    case Gate::Open:
    case Gate::NotInProgress:
      return refuse(record, "does not go on", "one that is in_progress");
    case Gate::TooSoon:
      return refuse(record, "has not stood at this step for long enough", "after 48 hours, or an override");
    case Gate::NothingKnown:
      return refuse(record, "has told nothing in the last hour", "what went well or failed, or an override");
    case Gate::TooManyErrors:
      return refuse(record, "has failed too often in the last hour", "fewer than 5 errors of 100");
    case Gate::TooFewSuccesses:
      break;
  }
  return refuse(record, "has gone well too rarely in the last hour", "more than 95 of 100 that told");
}

bool isCustomer(const std::string& name) {
  return !name.empty() && name.size() <= limits::kCustomerBytes && isUtf8(name) && !name.contains('\0');
}

std::expected<void, FlagProblem> checkFresh(const NewRollout& fresh) {
  if (!RolloutPlan::parse(fresh.plan))
    return std::unexpected(
        FlagProblem{"plan", fresh.plan, "is no plan",
                    "tiers, canary, or percentages that grow up to 100, such as 5,25,100"});
  for (const auto* list : {&fresh.whitelist, &fresh.blacklist})
    if (list->size() > limits::kRolloutList || !std::ranges::all_of(*list, isCustomer))
      return std::unexpected(FlagProblem{list == &fresh.whitelist ? "whitelist" : "blacklist",
                                         std::to_string(list->size()), "is not a list of customers",
                                         "at most " + std::to_string(limits::kRolloutList) + " names"});
  return {};
}

RolloutRecord recordOf(const NewRollout& fresh, std::int64_t now) {
  return {.feature = fresh.feature,
          .rollout = {.status = Planned,
                      .percentage = 0,
                      .whitelist = fresh.whitelist,
                      .blacklist = fresh.blacklist},
          .plan = fresh.plan,
          .step = 0,
          .since = now,
          .served = 0};
}

}  // namespace

std::int64_t servedBy(const RolloutRecord& record, std::int64_t now) {
  const bool isCounting = record.rollout.status == InProgress;
  return record.served + (isCounting ? std::max<std::int64_t>(now - record.since, 0) : 0);
}

RolloutBook::Result RolloutBook::create(const NewRollout& fresh, const Signature& signature) {
  if (const auto fits = checkFresh(fresh); !fits) return std::unexpected(fits.error());
  return change(fresh.feature, "created", signature, [&](const auto& known) -> Result {
    if (known && !isOut(known->rollout.status))
      return refuse(*known, "has a rollout", "one that is planned or rolled_back");
    return recordOf(fresh, signature.at);
  });
}

RolloutBook::Result RolloutBook::start(Feature feature, const Signature& signature) {
  return change(feature, "started", signature, [&](const auto& known) -> Result {
    if (!known) return refuseUnknown(feature);
    if (!isOut(known->rollout.status))
      return refuse(*known, "was started", "one that is planned or rolled_back");
    // What failed before it was rolled back does not count any more.
    store_.forgetOutcomes(nameOf(feature), signature.at / kMinute + 1);
    return atStep(*known, 0, signature.at);
  });
}

RolloutBook::Result RolloutBook::advance(Feature feature, const Advance& advance,
                                         const Signature& signature) {
  if (advance.isOverridden && !advance.from)
    return std::unexpected(
        FlagProblem{"from", "", "has to be said with an override", "the percentage that the rollout has"});
  return change(feature, advance.isOverridden ? "overridden" : "advanced", signature,
                [&](const auto& known) -> Result {
                  if (!known) return refuseUnknown(feature);
                  if (advance.from.value_or(known->rollout.percentage) != known->rollout.percentage)
                    return refuse(*known, "has taken another step meanwhile", "the percentage that it has");
                  const Gate gate = gateBefore(known->rollout.status, servedBy(*known, signature.at),
                                               outcomesOf(feature, signature.at), advance.isOverridden);
                  if (gate != Gate::Open) return refuseAt(gate, *known);
                  return atStep(*known, known->step + 1, signature.at);
                });
}

RolloutBook::Result RolloutBook::pause(Feature feature, const Signature& signature) {
  return change(feature, "paused", signature, [&](auto known) -> Result {
    if (!known) return refuseUnknown(feature);
    if (known->rollout.status != InProgress)
      return refuse(*known, "does not go on", "one that is in_progress");
    known->served = servedBy(*known, signature.at);
    known->since = signature.at;
    known->rollout.status = Paused;
    return *std::move(known);
  });
}

RolloutBook::Result RolloutBook::resume(Feature feature, const Signature& signature) {
  return change(feature, "resumed", signature, [&](auto known) -> Result {
    if (!known) return refuseUnknown(feature);
    if (known->rollout.status != Paused) return refuse(*known, "does not pause", "one that is paused");
    known->since = signature.at;
    known->rollout.status = InProgress;
    return *std::move(known);
  });
}

RolloutBook::Result RolloutBook::rollBack(Feature feature, const Signature& signature) {
  return change(feature, "rolled_back", signature, [&](const auto& known) -> Result {
    if (!known) return refuseUnknown(feature);
    if (isOut(known->rollout.status)) return refuse(*known, "nobody has", "one that was started");
    return takenBack(*known, signature.at);
  });
}

std::expected<std::vector<RolloutRecord>, FlagProblem> RolloutBook::rollBackLaterPhases(
    const Signature& signature) {
  if (const auto fits = checkSignature(signature); !fits) return std::unexpected(fits.error());
  std::vector<RolloutRecord> done;
  store_.alone([&] {
    for (const std::string_view name : featureNames) {
      const Feature feature = *featureNamed(name);
      if (phaseOf(feature) == 2 || phaseOf(feature) == 3) takeBack(feature, signature, done);
    }
    return !done.empty();
  });
  return done;
}

void RolloutBook::takeBack(Feature feature, const Signature& signature, std::vector<RolloutRecord>& done) {
  const auto result = changeAlone(feature, "rolled_back", signature, [&](const auto& known) -> Result {
    if (known && isOut(known->rollout.status)) return refuse(*known, "nobody has", "one that was started");
    const NewRollout fresh{.feature = feature, .plan = "tiers", .whitelist = {}, .blacklist = {}};
    return takenBack(known.value_or(recordOf(fresh, signature.at)), signature.at);
  });
  if (result) done.push_back(*result);
}

std::expected<void, FlagProblem> RolloutBook::tell(Feature feature, const Outcomes& outcomes,
                                                   std::int64_t now) {
  for (const std::int64_t count : {outcomes.exposures, outcomes.successes, outcomes.errors})
    if (count < 0 || count > limits::kOutcomes)
      return std::unexpected(FlagProblem{"COUNT", std::to_string(count), "is not a number of times",
                                         "0 to " + std::to_string(limits::kOutcomes)});
  store_.alone([&] {
    store_.forgetOutcomes(nameOf(feature), (now - outcomeWindow) / kMinute);
    store_.addOutcomes(nameOf(feature), now / kMinute, outcomes);
    return false;
  });
  return {};
}

std::expected<void, FlagProblem> RolloutBook::report(Feature feature, const Outcomes& outcomes,
                                                     const Signature& signature) {
  std::expected<void, FlagProblem> told;
  store_.alone([&] {
    told = tell(feature, outcomes, signature.at);
    if (told)
      store_.addFlagChange({"rollout", "", std::string(nameOf(feature)), "", textOf(outcomes), signature});
    return false;
  });
  return told;
}

std::vector<RolloutRecord> RolloutBook::watch(std::int64_t now) {
  std::vector<RolloutRecord> done;
  for (const RolloutRecord& seen : store_.rollouts()) {
    if (!isToBeTakenBack(seen.feature, now)) continue;
    store_.alone([&] {
      // Another service may have done it meanwhile.
      if (!isToBeTakenBack(seen.feature, now)) return false;
      takeBack(seen.feature, {"pipitd", "more than 5 errors of 100 in the last hour", now}, done);
      return true;
    });
  }
  return done;
}

bool RolloutBook::isToBeTakenBack(Feature feature, std::int64_t now) {
  const auto record = find(feature);
  return record && !isOut(record->rollout.status) && isFailing(outcomesOf(feature, now));
}

Outcomes RolloutBook::outcomesOf(Feature feature, std::int64_t now) {
  return store_.outcomesSince(nameOf(feature), (now - outcomeWindow) / kMinute);
}

std::optional<RolloutRecord> RolloutBook::find(Feature feature) {
  for (RolloutRecord& record : store_.rollouts())
    if (record.feature == feature) return std::move(record);
  return std::nullopt;
}

RolloutBook::Result RolloutBook::change(Feature feature, std::string_view kind, const Signature& signature,
                                        const Step& step) {
  if (const auto fits = checkSignature(signature); !fits) return std::unexpected(fits.error());
  Result result = std::unexpected(FlagProblem());
  store_.alone([&] {
    result = changeAlone(feature, kind, signature, step);
    return result.has_value();
  });
  return result;
}

RolloutBook::Result RolloutBook::changeAlone(Feature feature, std::string_view kind,
                                             const Signature& signature, const Step& step) {
  const auto known = find(feature);
  auto result = step(known);
  if (!result) return result;
  store_.putRollout(*result);
  store_.addRolloutEvent(
      {std::string(nameOf(feature)), std::string(kind), result->rollout.percentage, signature});
  const auto [was, is] = differenceOf(known, *result);
  store_.addFlagChange({"rollout", "", std::string(nameOf(feature)), known ? was : "", is, signature});
  return result;
}

}  // namespace pipit::server
