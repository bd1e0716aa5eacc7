#include "tabs/Leadership.h"

#include <algorithm>

#include "base/limits.h"

namespace pipit {

struct Leadership::Pace {
  double silence;
  double patience;
  double greeting;
  double pause;
};

void Leadership::begin(bool isSlow, double now) {
  isActive_ = true;
  isSlow_ = isSlow;
  hasLocks_ = true;
  follow(now);
}

void Leadership::beginAlone() {
  isActive_ = false;
  leads_ = true;
}

void Leadership::end() {
  if (leads_ && isActive_) wish(Wish::Resign);
  if (isActive_) wish(Wish::Release);
  isActive_ = false;
  leads_ = false;
  questionedAt_.reset();
  askedAt_.reset();
  claimAt_.reset();
}

void Leadership::granted(double) {
  if (!isActive_) return wish(Wish::Release);
  hasLocks_ = true;
  lead();
}

void Leadership::lost(double now) {
  if (isActive_) follow(now);
}

void Leadership::refused(double now) {
  hasLocks_ = false;
  if (isActive_ && !leads_ && !isLed_) claimSoon(now, pace().greeting);
}

void Leadership::heardLeader(std::uint32_t term, bool isSmaller, double now) {
  // One whose own timers are held back cannot say in time that it leads: whoever can takes over.
  const bool isLate = now > vouchedAt_ + limits::leaseRenewal + limits::leaseSilence;
  const bool isRight = term > term_ || (term == term_ && isSmaller) || isLate;
  if (leads_ && (hasLocks_ || !isRight)) return outdo(term, now);
  term_ = std::max(term_, term);
  wake(now);
  isLed_ = true;
  leads_ = false;
  claimAt_.reset();
}

// With a lock there is one leader: who thinks so besides has been robbed, and will be told, or has a lease,
// and yields to a later term. Two that both insist do not answer each other for ever.
void Leadership::outdo(std::uint32_t term, double now) {
  if (hasLocks_) term_ = std::max(term_, std::min(term, limits::latestTerm) + 1);
  if (now >= vouchedAt_ + limits::answerPause) heardQuestion(now);
}

void Leadership::heardQuestion(double now) {
  if (isActive_ && leads_ && !questionedAt_) questionedAt_ = now;
}

void Leadership::heardResignation(double now) {
  if (!isActive_ || leads_) return;
  lastWord_ = now;
  if (!hasLocks_) claimSoon(now, 0);
}

void Leadership::wake(double now) {
  lastWord_ = now;
  askedAt_.reset();
}

void Leadership::turn(double now) {
  if (!isActive_) return;
  noteLateness(now);
  if (leads_) return vouch(now);
  if (claimAt_) return now >= *claimAt_ ? lead() : void();
  if (askedAt_) return now >= *askedAt_ + patience() ? takeOver(now) : void();
  if (now < lastWord_ + silence()) return;
  askedAt_ = now;
  wish(Wish::Ping);
}

void Leadership::noteLateness(double now) {
  const auto due = deadline();
  if (due && now >= *due) isHeldBack_ = now > *due + limits::timerLateness;
}

std::optional<double> Leadership::deadline() const {
  if (!isActive_) return std::nullopt;
  if (leads_ && (hasLocks_ || questionedAt_)) return questionedAt_;
  if (leads_) return vouchedAt_ + limits::leaseRenewal;
  if (claimAt_) return claimAt_;
  return askedAt_ ? *askedAt_ + patience() : lastWord_ + silence();
}

void Leadership::lead() {
  leads_ = true;
  term_ += term_ < limits::latestTerm ? 1 : 0;
  askedAt_.reset();
  claimAt_.reset();
  wish(Wish::Announce);
}

// Those that lead by a lease say so now and then: several may that have not heard of each other.
void Leadership::vouch(double now) {
  const bool isDue = questionedAt_ || (!hasLocks_ && now >= vouchedAt_ + limits::leaseRenewal);
  if (!isDue) return;
  vouchedAt_ = now;
  questionedAt_.reset();
  wish(Wish::Announce);
}

void Leadership::takeOver(double now) {
  wake(now);
  hasLocks_ ? wish(Wish::Steal) : claimSoon(now, 0);
}

// Waits for the lock again.
void Leadership::follow(double now) {
  leads_ = false;
  isLed_ = false;
  questionedAt_.reset();
  wake(now);
  wish(Wish::Lock);
}

// Of several that would take over, few do in the same moment.
void Leadership::claimSoon(double now, double pause) {
  claimAt_ = now + pause + pace().pause * random_.unit();
}

const Leadership::Pace& Leadership::pace() const {
  static constexpr Pace byLock{limits::leaderSilence, limits::leaderPatience, 0, 0};
  static constexpr Pace byLease{limits::leaseSilence, limits::leasePatience, limits::leaseGreeting,
                                limits::leasePause};
  static constexpr Pace slowly{limits::leaderSilence, limits::slowPatience, limits::slowGreeting,
                               limits::slowPause};
  return isSlow_ ? slowly : hasLocks_ ? byLock : byLease;
}

bool Leadership::isUnattended() const {
  return heed_ == Heed::Nobody || (heed_ == Heed::Hidden && isHeldBack_);
}

double Leadership::silence() const {
  if (isUnattended()) return limits::leaderSilenceUnattended;
  return heed_ == Heed::Hidden ? limits::leaderSilenceHidden : pace().silence;
}

// Where nobody is looking, the leader's timers and ours may turn once a minute, or once a second.
double Leadership::patience() const {
  if (isUnattended()) return limits::leaderPatienceUnattended;
  return heed_ == Heed::Hidden && !isSlow_ ? limits::leaderPatienceHidden : pace().patience;
}

}  // namespace pipit
