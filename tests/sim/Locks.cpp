#include "Locks.h"

#include <algorithm>
#include <utility>

namespace pipit::sim {

Locks::Claim::Claim(Locks& browser, std::string name, Receiver receiver)
    : browser_(browser),
      browserLife_(browser.life_.watch()),
      name_(std::move(name)),
      receiver_(std::move(receiver)) {}

Locks::Claim::~Claim() {
  if (!browserLife_.expired()) browser_.remove(*this);
}

std::unique_ptr<Locks::Claim> Locks::request(const std::string& name, bool steal, Receiver receiver) {
  auto claim = std::make_unique<Claim>(*this, name, std::move(receiver));
  if (!scene_.browser.locks) {
    scene_.note(Fault::LocksRefused);
    tell(*claim, wire::LockState::Refused);
    return claim;
  }
  Lock& lock = locks_[name];
  if (steal) {
    lock.waiting.push_front(claim.get());
    if (Claim* robbed = std::exchange(lock.holder, nullptr)) {
      scene_.note(Fault::LockStolen);
      tell(*robbed, wire::LockState::Lost);
    }
  } else {
    lock.waiting.push_back(claim.get());
  }
  grant(lock);
  return claim;
}

void Locks::grant(Lock& lock) {
  if (lock.holder || lock.waiting.empty()) return;
  lock.holder = lock.waiting.front();
  lock.waiting.pop_front();
  tell(*lock.holder, wire::LockState::Granted);
}

void Locks::tell(Claim& claim, wire::LockState state) {
  // A copy: whoever hears it may let go of the claim at once.
  scene_.clock.after(scene_.chance.between(0, 5), claim.life_,
                     [receiver = claim.receiver_, state] { receiver(state); });
}

void Locks::remove(const Claim& claim) {
  const auto found = locks_.find(claim.name_);
  if (found == locks_.end()) return;
  Lock& lock = found->second;
  std::erase(lock.waiting, &claim);
  if (lock.holder == &claim) lock.holder = nullptr;
  grant(lock);
}

}  // namespace pipit::sim
