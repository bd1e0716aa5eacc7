#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "Scene.h"

namespace pipit::sim {

// The BroadcastChannels of one browser: what one frame says all others hear that have the channel of that
// name open, in the order in which it said it; what different ones say comes in any order.
class Broadcast {
 public:
  using Receiver = std::function<void(const std::string&)>;

  // A frame's end of a channel. Destroyed without being closed its frame is gone, and its last words perhaps
  // with it.
  class End {
   public:
    End(Broadcast& browser, std::string name, Receiver receiver);
    ~End();
    End(const End&) = delete;
    End& operator=(const End&) = delete;

    void post(const std::string& text);
    void close();

   private:
    friend class Broadcast;

    Broadcast& browser_;
    std::weak_ptr<char> browserLife_;
    std::string name_;
    Receiver receiver_;
    std::uint64_t number_;
    // What was said is heard as long as it lives.
    std::shared_ptr<char> voice_ = std::make_shared<char>();
    std::map<std::uint64_t, double> arrivals_;
    std::uint64_t newestHeard_ = 0;
    Life life_;
  };

  explicit Broadcast(Scene& scene) : scene_(scene) {}

  // nullptr where the browser has none.
  [[nodiscard]] std::unique_ptr<End> open(const std::string& name, Receiver receiver);
  // By whom nobody knows: another version, or a script on our own origin.
  void babble(const std::string& text);

 private:
  void send(const End& from, const std::string& text);
  static void hear(const End& end, const std::string& text);
  void remove(const End& end);

  Scene& scene_;
  std::vector<End*> ends_;
  std::uint64_t lastEnd_ = 0;
  std::uint64_t lastMessage_ = 0;
  Life life_;
};

}  // namespace pipit::sim
