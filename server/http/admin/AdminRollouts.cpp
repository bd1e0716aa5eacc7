#include "http/admin/AdminRollouts.h"

#include <algorithm>
#include <boost/json.hpp>

#include "domain/Limits.h"
#include "domain/RolloutBook.h"
#include "flags/RolloutPlan.h"
#include "http/BodyReader.h"
#include "http/JsonResponse.h"
#include "http/admin/AdminJson.h"
#include "http/admin/QueryReader.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr int kRolloutEvents = 100;

// Of customers a user sees those that are theirs.
json::array ownNames(const std::vector<std::string>& names, const User& user) {
  json::array own;
  for (const std::string& name : names)
    if (user.reach.includes(name)) own.emplace_back(name);
  return own;
}

json::array stepsOf(const RolloutPlan& plan) {
  json::array steps;
  for (std::size_t step = 0; step < plan.size(); ++step)
    steps.push_back(json::object{{"name", plan.nameOf(step)}, {"percentage", plan.percentage(step)}});
  return steps;
}

std::string_view nameOfGate(Gate gate) {
  switch (gate) {
    case Gate::Open:
      return "open";
    case Gate::NotInProgress:
      return "not_in_progress";
    case Gate::TooSoon:
      return "too_soon";
    case Gate::NothingKnown:
      return "nothing_known";
    case Gate::TooManyErrors:
      return "too_many_errors";
    case Gate::TooFewSuccesses:
      break;
  }
  return "too_few_successes";
}

json::object jsonOf(const Outcomes& outcomes) {
  return {{"exposures", outcomes.exposures}, {"successes", outcomes.successes}, {"errors", outcomes.errors}};
}

json::object rolloutJson(Store& store, const RolloutRecord& record, const AdminRequest& request) {
  RolloutBook book(store);
  const Outcomes outcomes = book.outcomesOf(record.feature, request.at);
  const std::int64_t served = servedBy(record, request.at);
  const RolloutPlan plan = RolloutPlan::parse(record.plan).value();
  return {{"feature", nameOf(record.feature)},
          {"phase", phaseOf(record.feature)},
          {"status", nameOf(record.rollout.status)},
          {"percentage", record.rollout.percentage},
          {"plan", record.plan},
          {"step", record.step},
          {"steps", stepsOf(plan)},
          {"whitelist", ownNames(record.rollout.whitelist, request.user())},
          {"blacklist", ownNames(record.rollout.blacklist, request.user())},
          {"since", record.since},
          {"served", served},
          {"leastTime", RolloutPlan::leastTime},
          {"lastHour", jsonOf(outcomes)},
          {"gate", nameOfGate(gateBefore(record.rollout.status, served, outcomes, false))}};
}

// Who did what, and why, may name sites: users of some of them see what was done.
json::array historyOf(Store& store, std::string_view feature, const User& user) {
  json::array events;
  for (const RolloutEvent& event : store.rolloutEvents(feature, kRolloutEvents))
    events.push_back(json::object{{"kind", event.kind},
                                  {"percentage", event.percentage},
                                  {"who", user.reach.isAll ? event.signature.who : ""},
                                  {"reason", user.reach.isAll ? event.signature.reason : ""},
                                  {"at", event.signature.at}});
  return events;
}

Response listRollouts(Store& store, const AdminRequest& request) {
  QueryReader query(request.http.query);
  const std::string feature = query.text("feature");
  if (!query.issues().empty()) return invalid(query.issues(), request.http.id);
  json::array rollouts;
  for (const RolloutRecord& record : store.rollouts()) {
    if (!feature.empty() && nameOf(record.feature) != feature) continue;
    json::object row = rolloutJson(store, record, request);
    row["events"] = historyOf(store, nameOf(record.feature), request.user());
    rollouts.push_back(std::move(row));
  }
  return jsonResponse(200, {{"rollouts", std::move(rollouts)}});
}

// What each change of one has in common: which, and why.
struct RolloutWish {
  Feature feature = Feature::ParentStorage;
  Signature signature;
};

RolloutWish readWish(BodyReader& body, const AdminRequest& request) {
  const auto feature = featureNamed(body.required("feature"));
  body.check("feature", feature.has_value(), "The name of a feature, such as tabSync.");
  return {feature.value_or(Feature::ParentStorage), request.sign(body.required("reason"))};
}

using RolloutChange = std::function<RolloutBook::Result(RolloutBook&, const RolloutWish&, BodyReader&)>;

Response changeRollout(Store& store, FlagDesk& flags, const AdminRequest& request,
                       const RolloutChange& change) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const RolloutWish wish = readWish(*body, request);
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  RolloutBook book(store);
  const auto changed = change(book, wish, *body);
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  if (!changed) return refusedFlag(changed.error(), request.http);
  flags.drop();
  return jsonResponse(200, {{"rollout", rolloutJson(store, *changed, request)}});
}

// Where the body says something else than it may, nothing is done.
RolloutBook::Result createRollout(RolloutBook& book, const RolloutWish& wish, BodyReader& body) {
  NewRollout fresh{
      .feature = wish.feature, .whitelist = body.texts("whitelist"), .blacklist = body.texts("blacklist")};
  if (body.has("plan")) fresh.plan = body.required("plan");
  if (!body.issues().empty()) return std::unexpected(FlagProblem());
  return book.create(fresh, wish.signature);
}

RolloutBook::Result advanceRollout(RolloutBook& book, const RolloutWish& wish, BodyReader& body) {
  const Advance advance{.isOverridden = body.truth("override").value_or(false), .from = body.number("from")};
  body.check("from", !advance.isOverridden || advance.from,
             "With an override: the percentage that the rollout has.");
  if (!body.issues().empty()) return std::unexpected(FlagProblem());
  return book.advance(wish.feature, advance, wish.signature);
}

Response takeAllBack(Store& store, FlagDesk& flags, const AdminRequest& request) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const Signature signature = request.sign(body->required("reason"));
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const auto done = RolloutBook(store).rollBackLaterPhases(signature);
  if (!done) return refusedFlag(done.error(), request.http);
  flags.drop();
  json::array rollouts;
  for (const RolloutRecord& record : *done) rollouts.push_back(rolloutJson(store, record, request));
  return jsonResponse(200, {{"rollouts", std::move(rollouts)}});
}

// One that takes nothing but a feature and a reason.
using PlainChange = RolloutBook::Result (RolloutBook::*)(Feature, const Signature&);

RolloutChange plain(PlainChange change) {
  return [change](RolloutBook& book, const RolloutWish& wish, BodyReader&) {
    return (book.*change)(wish.feature, wish.signature);
  };
}

}  // namespace

void addRolloutRoutes(AdminTable& table, Store& store, FlagDesk& flags) {
  const auto on = [&](std::string_view path, RolloutChange change) {
    table.on("POST", path, [&store, &flags, change = std::move(change)](const AdminRequest& request) {
      return changeRollout(store, flags, request, change);
    });
  };
  table.on("GET", "/api/admin/rollout",
           [&store](const AdminRequest& request) { return listRollouts(store, request); });
  on("/api/admin/rollout/create", createRollout);
  on("/api/admin/rollout/start", plain(&RolloutBook::start));
  on("/api/admin/rollout/advance", advanceRollout);
  on("/api/admin/rollout/pause", plain(&RolloutBook::pause));
  on("/api/admin/rollout/resume", plain(&RolloutBook::resume));
  on("/api/admin/rollout/rollback", plain(&RolloutBook::rollBack));
  table.on("POST", "/api/admin/emergency-rollback",
           [&store, &flags](const AdminRequest& request) { return takeAllBack(store, flags, request); });
}

}  // namespace pipit::server
