#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "Scene.h"
#include "bridge/Envelope.h"

namespace pipit::sim {

inline constexpr std::size_t storageCapacity = 262144;  // docs/protocol.md, "Envelopes"

// What stands for a deflated text: the browser's own coding is not simulated.
inline constexpr std::string_view deflated = "deflated:";

// The localStorage of the host page's origin, which all its tabs share, behind the parent script's proxy
// (js-glue/host/link/storageProxy.ts).
class Storage {
 public:
  enum class Mood { Working, Denied, Full };
  // Deceived: a frame to which its page lies writes what it does not mean.
  enum class Writer { Honest, Deceived };
  // Of no page where it is nobody's.
  struct Hand {
    Writer writer = Writer::Honest;
    const void* page = nullptr;
  };
  struct Written {
    std::string key;
    std::string before;
    std::string after;
    Writer writer;
    const void* page;
  };
  using Watcher = std::function<void(const Written&)>;

  Storage(Scene& scene, Watcher watcher) : scene_(scene), watcher_(std::move(watcher)) {}

  // The payload of the reply.
  [[nodiscard]] std::string answer(const Envelope& request, Hand hand);
  [[nodiscard]] std::string at(const std::string& key) const;
  [[nodiscard]] const std::map<std::string, std::string>& records() const { return records_; }
  void turn(Mood mood) { mood_ = mood; }
  // Past all who watch.
  void replace(const std::string& key, std::string text) { records_[key] = std::move(text); }
  void copy(const Storage& other) { records_ = other.records_; }

 private:
  [[nodiscard]] std::string names() const;
  [[nodiscard]] std::string read(const std::vector<std::string>& keys) const;
  [[nodiscard]] std::string refusal(const Envelope& request, const std::vector<std::string>& keys);
  [[nodiscard]] bool fits(const std::string& key, std::string_view value) const;
  std::string clear(Hand hand);
  void put(const std::string& key, std::string_view value, Hand hand);

  Scene& scene_;
  Watcher watcher_;
  Mood mood_ = Mood::Working;
  std::map<std::string, std::string> records_;
};

}  // namespace pipit::sim
