#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "Scene.h"
#include "bridge/Envelope.h"

namespace pipit::sim {

// A hostile script that stands in the parent script's place: it has the port, and says on it what it likes.
// Which lies it tells, and how often, each one decides anew. It does not erase, and sends no messages in the
// visitor's name: that it may.
class Liar {
 public:
  struct Saying {
    double delay;
    std::string text;
  };
  // What the honest script would do and answer.
  using Perform = std::function<std::string()>;

  Liar(Scene& scene, std::uint32_t version);

  // All that is said to a request: nothing, something, or several things.
  [[nodiscard]] std::vector<Saying> answer(const Envelope& request, const Perform& perform);
  // What nobody asked for.
  [[nodiscard]] std::vector<std::string> outburst();
  [[nodiscard]] double pause() { return scene_.chance.between(0, 2 * pause_); }

 private:
  [[nodiscard]] std::string distorted(const Envelope& request, Fault lie, const std::string& honest);
  [[nodiscard]] std::string values(const Envelope& request, Fault lie, const std::string& honest);
  [[nodiscard]] std::string recordInstead(const std::string& key, const std::string& record, Fault lie);
  [[nodiscard]] std::string refusal();
  [[nodiscard]] std::vector<std::string> falseEvents();
  [[nodiscard]] std::vector<std::string> flood();
  [[nodiscard]] std::vector<std::string> nonsense();
  [[nodiscard]] std::string reply(std::uint32_t id, const std::string& payload) const;
  [[nodiscard]] std::size_t many();

  Scene& scene_;
  std::uint32_t version_;
  std::vector<Fault> lies_;
  std::vector<Fault> outbursts_;
  double often_;
  double pause_;
  // Records that it saw pass by, the first under each key.
  std::map<std::string, std::string> old_;
};

}  // namespace pipit::sim
