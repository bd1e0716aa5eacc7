#pragma once

#include <functional>
#include <memory>
#include <string>

#include "Scene.h"
#include "Service.h"

namespace pipit::sim {

// One request on its way, its answer, and the browser that waits for it. Destroyed: nobody waits any more.
class Exchange : public StreamReader, public std::enable_shared_from_this<Exchange> {
 public:
  // What the glue raises for it (js-glue/frame/ports/http.ts).
  using Raise = std::function<void(Event)>;

  Exchange(Scene& scene, Service& service, command::HttpRequest request, Raise raise);
  void begin();

  void say(const std::string& text) override;
  void end() override;
  // Neither a word more nor an error: what a phone's network does to a connection.
  void goSilent() { silent_ = true; }
  // Whoever waited has taken it back.
  void abandon() { ended_ = true; }
  // The network's own end, which the browser sees.
  void breakOff();

  [[nodiscard]] const command::HttpRequest& request() const { return request_; }

 private:
  enum class Fate {
    Answered,
    RequestLost,
    AnswerLost,
    AnswerCut,
    GatewayError,
    LateGatewayError,
    TooMany,
    Refused
  };

  [[nodiscard]] Fate drawFate();
  [[nodiscard]] double delay();
  void repeat();
  void arrive(Fate fate);
  void arriveAsStream();
  void answer(std::uint16_t status, const std::string& body, bool whole = true);
  void lose();
  void breakOffSoon();
  // In order, as long as somebody waits.
  void later(Task task);
  void raise(Event event);
  void finish(wire::StreamEnd end);

  Scene& scene_;
  Service& service_;
  command::HttpRequest request_;
  Raise raise_;
  std::uint64_t number_;
  bool silent_ = false;
  bool ended_ = false;
  double lastArrival_ = 0;
};

}  // namespace pipit::sim
