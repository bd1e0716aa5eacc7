#pragma once

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "domain/Message.h"

namespace pipit::server {

// Someone who follows a conversation. Called on the desk's thread; must not block.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void onMessage(const Message& message) = 0;
  virtual void onDelta(const Delta& delta) = 0;
  // Nothing more will come: another stream took its place.
  virtual void onReplaced() = 0;
};

// Who listens to which conversation. It keeps no listener alive.
class Switchboard {
 public:
  // Beyond limits::kStreamsPerConversation the oldest listener gives way.
  void connect(const std::string& conversation, const std::shared_ptr<Listener>& listener);
  void publish(const std::string& conversation, const Message& message);
  void publish(const std::string& conversation, const Delta& delta);

 private:
  using Listeners = std::list<std::weak_ptr<Listener>>;

  void forEach(const std::string& conversation, const std::function<void(Listener&)>& call);

  std::map<std::string, Listeners, std::less<>> lines_;
  std::size_t connectsUntilSweep_ = 0;

  void sweep();
};

}  // namespace pipit::server
