#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/FlagStore.h"

namespace pipit::server {

struct NewRollout {
  Feature feature = Feature::ParentStorage;
  std::string plan = "tiers";
  std::vector<std::string> whitelist;
  std::vector<std::string> blacklist;
};

// `from` is the percentage that its writer has seen. An override has to say it: of two at once the second one
// finds another, and is refused.
struct Advance {
  bool isOverridden = false;
  std::optional<std::int64_t> from = {};
};

// How long its step has stood, in milliseconds, without its pauses.
std::int64_t servedBy(const RolloutRecord& record, std::int64_t now);

// Features that reach everybody step by step (wasm/engine/flags/Rollout.h has the rules). A feature with a
// rollout is off for whomever that does not have. Whatever is done is an event and a row of the audit.
class RolloutBook {
 public:
  using Result = std::expected<RolloutRecord, FlagProblem>;

  explicit RolloutBook(FlagStore& store) : store_(store) {}

  // In place of one that is planned or was rolled back.
  Result create(const NewRollout& fresh, const Signature& signature);
  // The first step, of one that is planned or was rolled back: never by itself.
  Result start(Feature feature, const Signature& signature);
  // The next step, where the gates are open; with the last one it is completed.
  Result advance(Feature feature, const Advance& advance, const Signature& signature);
  Result pause(Feature feature, const Signature& signature);
  Result resume(Feature feature, const Signature& signature);
  // Nobody has it.
  Result rollBack(Feature feature, const Signature& signature);
  // All features of phase 2 and 3 at once, those that had no rollout as well.
  std::expected<std::vector<RolloutRecord>, FlagProblem> rollBackLaterPhases(const Signature& signature);

  // What became of a feature since the last time.
  std::expected<void, FlagProblem> tell(Feature feature, const Outcomes& outcomes, std::int64_t now);
  // The same, as an operator says it: a row of the audit.
  std::expected<void, FlagProblem> report(Feature feature, const Outcomes& outcomes,
                                          const Signature& signature);
  // Rolls back what fails, and says what that was.
  std::vector<RolloutRecord> watch(std::int64_t now);
  Outcomes outcomesOf(Feature feature, std::int64_t now);

 private:
  // What becomes of it; nothing there: it is made.
  using Step = std::function<Result(std::optional<RolloutRecord>)>;

  Result change(Feature feature, std::string_view kind, const Signature& signature, const Step& step);
  Result changeAlone(Feature feature, std::string_view kind, const Signature& signature, const Step& step);
  std::optional<RolloutRecord> find(Feature feature);
  void takeBack(Feature feature, const Signature& signature, std::vector<RolloutRecord>& done);
  bool isToBeTakenBack(Feature feature, std::int64_t now);

  FlagStore& store_;
};

}  // namespace pipit::server
