#include "tabs/Leadership.h"

#include <algorithm>

#include "base/limits.h"

namespace pipit {

void Leadership::begin(double now) {
  isActive_ = true;
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
  if (isActive_ && !leads_ && !isLed_) claimSoon(now, limits::leaseGreeting);
}

void Leadership::heardLeader(bool isSmaller, double now) {
  lastWord_ = now;
  isLed_ = true;
  askedAt_.reset();
  claimAt_.reset();
  // With a lock there is one leader: who thinks so besides has been robbed, and will be told.
  if (!isActive_ || !leads_ || hasLocks_) return;
  if (!isSmaller) return wish(Wish::Announce);
  leads_ = false;
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

void Leadership::expire(double now) {
  if (!isActive_) return;
  if (leads_) return renew(now);
  if (claimAt_ && now >= *claimAt_) return lead();
  if (askedAt_ && now >= *askedAt_ + patience()) {
    wake(now);
    if (!hasLocks_) return claimSoon(now, 0);
    return wish(Wish::Steal);
  }
  if (askedAt_ || claimAt_ || now < lastWord_ + silence()) return;
  askedAt_ = now;
  wish(Wish::Ping);
}

std::optional<double> Leadership::deadline() const {
  if (!isActive_) return std::nullopt;
  if (leads_) return hasLocks_ ? std::nullopt : std::optional(renewedAt_ + limits::leaseRenewal);
  if (claimAt_) return claimAt_;
  return askedAt_ ? *askedAt_ + patience() : lastWord_ + silence();
}

void Leadership::lead() {
  leads_ = true;
  askedAt_.reset();
  claimAt_.reset();
  wish(Wish::Announce);
}

// Several may lead that have not heard of each other.
void Leadership::renew(double now) {
  if (hasLocks_ || now < renewedAt_ + limits::leaseRenewal) return;
  renewedAt_ = now;
  wish(Wish::Announce);
}

// Waits for the lock again.
void Leadership::follow(double now) {
  leads_ = false;
  isLed_ = false;
  wake(now);
  wish(Wish::Lock);
}

// Of several that would take over, few do in the same moment.
void Leadership::claimSoon(double now, double pause) {
  claimAt_ = now + pause + limits::leasePause * random_.unit();
}

double Leadership::silence() const {
  if (!isAttentive_) return limits::leaderSilenceUnattended;
  return hasLocks_ ? limits::leaderSilence : limits::leaseSilence;
}

double Leadership::patience() const {
  return hasLocks_ ? limits::leaderPatience : limits::leasePatience;
}

}  // namespace pipit
