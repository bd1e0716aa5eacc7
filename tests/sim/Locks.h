#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "Scene.h"
#include "runtime/generated/Messages.h"

namespace pipit::sim {

// The exclusive Web Locks of one browser: whoever asks waits until it is free, or steals it. A frozen page
// keeps what it holds, and is given what it waits for.
class Locks {
 public:
  using Receiver = std::function<void(wire::LockState)>;

  // Holds the lock, or waits for it, as long as it lives.
  class Claim {
   public:
    Claim(Locks& browser, std::string name, Receiver receiver);
    ~Claim();
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;

   private:
    friend class Locks;

    Locks& browser_;
    std::weak_ptr<char> browserLife_;
    std::string name_;
    Receiver receiver_;
    Life life_;
  };

  explicit Locks(Scene& scene) : scene_(scene) {}

  [[nodiscard]] std::unique_ptr<Claim> request(const std::string& name, bool steal, Receiver receiver);

 private:
  struct Lock {
    Claim* holder = nullptr;
    std::deque<Claim*> waiting;
  };

  void grant(Lock& lock);
  void tell(Claim& claim, wire::LockState state);
  void remove(const Claim& claim);

  Scene& scene_;
  std::map<std::string, Lock> locks_;
  Life life_;
};

}  // namespace pipit::sim
