#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/Random.h"

namespace pipit {

// Which of a visitor's tabs leads. With Web Locks the browser decides, and gives the lock on when its holder
// goes; only a frozen holder keeps it, which its silence tells, and then it is stolen. Without them the
// leader has a lease, for as long as it answers.
//
//             lock granted, lease taken
//   following ------------------------> leading
//             <------------------------
//             lock stolen, another leads, the page goes
class Leadership {
 public:
  enum class Wish : std::uint8_t { Lock, Steal, Release, Ping, Announce, Resign };

  explicit Leadership(Random& random) : random_(random) {}

  void begin(double now);
  // There are no others to speak to.
  void beginAlone();
  // The page goes, for good or not.
  void end();

  void granted(double now);
  // Another tab stole the lock.
  void lost(double now);
  // There are no locks.
  void refused(double now);

  // Another tab says that it leads. `isSmaller`: its name is smaller than ours.
  void heardLeader(bool isSmaller, double now);
  void heardResignation(double now);
  // Nothing that was missed while nobody could hear counts against the leader.
  void wake(double now);
  // Somebody may be waiting for what the leader brings.
  void attend(bool attentive) { isAttentive_ = attentive; }

  void expire(double now);
  [[nodiscard]] std::optional<double> deadline() const;
  [[nodiscard]] bool leads() const { return leads_; }
  [[nodiscard]] std::vector<Wish> takeWishes() { return std::exchange(wishes_, {}); }

 private:
  void wish(Wish wish) { wishes_.push_back(wish); }
  void lead();
  void renew(double now);
  void follow(double now);
  void claimSoon(double now, double pause);
  [[nodiscard]] double silence() const;
  [[nodiscard]] double patience() const;

  Random& random_;
  std::vector<Wish> wishes_;
  bool isActive_ = false;
  bool leads_ = false;
  bool hasLocks_ = true;
  // Since it was begun to follow.
  bool isLed_ = false;
  bool isAttentive_ = true;
  double lastWord_ = 0;
  double renewedAt_ = 0;
  std::optional<double> askedAt_;
  std::optional<double> claimAt_;
};

}  // namespace pipit
