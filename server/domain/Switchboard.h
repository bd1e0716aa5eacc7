#pragma once

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "domain/Message.h"
#include "domain/Pass.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Telemetry.h"

namespace pipit::server {

// Someone who follows a conversation. Called on the desk's thread; must not block.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void onMessage(const Message& message) = 0;
  virtual void onDelta(const Delta& delta) = 0;
  // An agent writes something.
  virtual void onTyping() {}
  // Nothing more will come: another stream took its place.
  virtual void onReplaced() = 0;
};

// Who listens to which conversation. It keeps no listener alive.
//
// Each listener gets every change once, in the order of their numbers, whoever made them: what another
// program did to the same database is read from there before what came after it is passed on.
class Switchboard {
 public:
  explicit Switchboard(Store& store, Telemetry& telemetry) : store_(store), telemetry_(telemetry) {}

  // Beyond limits::kStreamsPerConversation the oldest listener gives way. It knows all changes up to that
  // one.
  void connect(const Pass& pass, const std::shared_ptr<Listener>& listener, std::int64_t known);
  // Whoever listens comes again, if they may.
  void disconnect(const std::string& conversation);
  bool isHeard(const std::string& conversation) const;
  // What is stored already.
  void publish(const std::string& conversation, const Message& message);
  void publish(const std::string& conversation, const Delta& delta);
  void publishTyping(const std::string& conversation);

  // Another program may have changed it, or any of them.
  void catchUp(const std::string& conversation);
  void catchUpAll();
  // Does what is due of that. The answer is when to come back, if at all.
  std::optional<SteadyTime> advance(SteadyTime now);

 private:
  struct Ear {
    std::string session;
    std::weak_ptr<Listener> listener;
    std::int64_t known = 0;
  };
  using Ears = std::list<Ear>;

  void dismissRevoked(Ears& ears);
  void readInto(const std::string& conversation, Ears& ears);
  void sweep();

  Store& store_;
  Telemetry& telemetry_;
  std::map<std::string, Ears, std::less<>> lines_;
  std::size_t connectsUntilSweep_ = 0;
  // Conversations with changes that were not read yet.
  std::set<std::string> behind_;
  SteadyTime due_{};
};

}  // namespace pipit::server
