#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "Scene.h"
#include "bridge/Envelope.h"

namespace pipit::sim {

// The localStorage of the host page's origin, which all its tabs share, behind the parent script's proxy
// (js-glue/host/link/storageProxy.ts).
class Storage {
 public:
  enum class Mood { Working, Denied, Full };
  using Watcher =
      std::function<void(const std::string& key, const std::string& before, const std::string& after)>;

  Storage(Scene& scene, Watcher watcher) : scene_(scene), watcher_(std::move(watcher)) {}

  // The payload of the reply.
  [[nodiscard]] std::string answer(const Envelope& request);
  [[nodiscard]] std::string at(const std::string& key) const;
  void turn(Mood mood) { mood_ = mood; }

 private:
  [[nodiscard]] std::string names() const;
  [[nodiscard]] std::string read(const std::vector<std::string>& keys) const;
  [[nodiscard]] std::string refusal(const Envelope& request, const std::vector<std::string>& keys);
  [[nodiscard]] bool fits(const std::string& key, std::string_view value) const;
  void put(const std::string& key, std::string_view value);

  Scene& scene_;
  Watcher watcher_;
  Mood mood_ = Mood::Working;
  std::map<std::string, std::string> records_;
};

}  // namespace pipit::sim
