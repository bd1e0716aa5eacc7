#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <utility>

#include "base/Random.h"

namespace pipit {

// Which of a visitor's tabs leads. With Web Locks the browser decides, and gives the lock on when its holder
// goes; only a frozen holder keeps it, which its silence tells, and then it is stolen. Without them the
// leader has a lease, for as long as it answers; each that takes it over begins a new term, and of several
// leaders the one of the latest term leads, of the same term the one with the smallest name. Where some have
// locks and others have not, the lock's holder begins a later term than any that it hears of.
//
//             lock granted, lease taken
//   following ------------------------> leading
//             <------------------------
//             lock stolen, another leads, the page goes
//
// Whether somebody is alive shows when its own timer turns, and only then does it act: a frozen page may
// still hear the others.
class Leadership {
 public:
  enum class Wish : std::uint8_t { Lock, Steal, Release, Ping, Announce, Resign };
  // What a silent leader keeps from whom: nobody; a page that is hidden, whose timers may be held back;
  // somebody who looks, or what they wrote.
  enum class Heed : std::uint8_t { Nobody, Hidden, Somebody };

  explicit Leadership(Random& random) : random_(random) {}

  // `isSlow`: what is said takes the way over the host page's storage.
  void begin(bool isSlow, double now);
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
  void heardLeader(std::uint32_t term, bool isSmaller, double now);
  // Somebody wants to know whether we do.
  void heardQuestion(double now);
  void heardResignation(double now);
  // Nothing that was missed while nobody could hear counts against the leader.
  void wake(double now);
  void attend(Heed heed) { heed_ = heed; }

  // A timer of ours has gone off.
  void turn(double now);
  [[nodiscard]] std::optional<double> deadline() const;
  [[nodiscard]] bool leads() const { return leads_; }
  [[nodiscard]] std::uint32_t term() const { return term_; }
  [[nodiscard]] std::list<Wish> takeWishes() { return std::exchange(wishes_, {}); }

 private:
  struct Pace;

  void wish(Wish wish) { wishes_.push_back(wish); }
  void outdo(std::uint32_t term, double now);
  void lead();
  void vouch(double now);
  void takeOver(double now);
  void follow(double now);
  void claimSoon(double now, double pause);
  void noteLateness(double now);
  [[nodiscard]] const Pace& pace() const;
  [[nodiscard]] bool isUnattended() const;
  [[nodiscard]] double silence() const;
  [[nodiscard]] double patience() const;

  Random& random_;
  std::list<Wish> wishes_;
  bool isActive_ = false;
  bool isSlow_ = false;
  bool leads_ = false;
  bool hasLocks_ = true;
  // Since it was begun to follow.
  bool isLed_ = false;
  Heed heed_ = Heed::Somebody;
  // Our timers go off late by far, and the leader's, of the same browser, most likely too.
  bool isHeldBack_ = false;
  // The latest that was heard of.
  std::uint32_t term_ = 0;
  double lastWord_ = 0;
  double vouchedAt_ = 0;
  // By others, of us.
  std::optional<double> questionedAt_;
  // By us, of the others.
  std::optional<double> askedAt_;
  std::optional<double> claimAt_;
};

}  // namespace pipit
