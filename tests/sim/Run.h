#pragma once

#include <cstdint>
#include <optional>

#include "Concord.h"
#include "Continuity.h"
#include "Erasure.h"
#include "Storm.h"
#include "Succession.h"
#include "Visitor.h"

namespace pipit::sim {

// One seed: a visitor, a browser and a service in a storm, then fine weather, and what must be true after it.
class Run {
 public:
  Run(std::uint64_t seed, Trace::Wanted wanted);
  // What was violated; nothing if all held.
  [[nodiscard]] std::optional<Violation> go();

  [[nodiscard]] const Scene& scene() const { return scene_; }

 private:
  void happen();
  // Tabs alone are befallen; then they are of one mind in time, also without a network and without their
  // leader.
  void mingle();
  void goApart();
  void erase();
  void awaitConcord();
  void runFor(double time) { scene_.clock.runUntil(scene_.clock.now() + time); }
  // Those whose page lies are loaded anew, once they have shown that they sent what was written in them.
  void endLies();
  void judgeRecovery() const;
  void judgeConvergence() const;
  void judgeAgreement() const;
  void judgeOutbox() const;
  [[nodiscard]] std::set<std::string> waiting() const;

  Scene scene_;
  Service service_;
  Ledger ledger_;
  Continuity continuity_;
  Storage storage_;
  Broadcast broadcast_;
  Locks locks_;
  Browser browser_;
  Visitor visitor_;
  Storm storm_;
  Concord concord_;
  Succession succession_;
  Erasure erasure_;
};

}  // namespace pipit::sim
