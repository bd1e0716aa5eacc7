#include "Network.h"

#include <algorithm>
#include <array>
#include <utility>

#include "../engine/runtime/Samples.h"

namespace pipit::sim {

Exchange::Exchange(Scene& scene, Service& service, command::HttpRequest request, Raise raise)
    : scene_(scene),
      service_(service),
      request_(std::move(request)),
      raise_(std::move(raise)),
      number_(++scene.lastRequest) {}

void Exchange::begin() {
  const Fate fate = drawFate();
  if (request_.timeout > 0)
    scene_.clock.after(request_.timeout, [self = weak_from_this()] {
      const auto living = self.lock();
      if (!living || living->ended_) return;
      living->scene_.note(Fault::TimedOut);
      living->finish(wire::StreamEnd::Network);
    });
  // The browser knows, and does not try.
  if (!scene_.online) return breakOffSoon();
  if (fate == Fate::RequestLost) return lose();
  if (fate == Fate::Answered && request_.method == wire::Method::Post) repeat();
  // Once it is out it arrives, whoever still waits: a posted one outlives its page.
  const bool outlives = request_.method == wire::Method::Post && scene_.chance.happens(0.8);
  const auto held = outlives ? shared_from_this() : nullptr;
  scene_.clock.after(delay(), [self = weak_from_this(), held, fate] {
    if (const auto living = self.lock()) living->arrive(fate);
  });
}

Exchange::Fate Exchange::drawFate() {
  const Weather& weather = scene_.weather;
  struct Possible {
    double probability;
    Fate fate;
    Fault fault;
  };
  const std::array<Possible, 7> possible = {
      {{weather.requestLost, Fate::RequestLost, Fault::RequestLost},
       {weather.answerLost, Fate::AnswerLost, Fault::AnswerLost},
       {weather.answerCut, Fate::AnswerCut, Fault::AnswerCut},
       {weather.gatewayError, Fate::GatewayError, Fault::GatewayError},
       {weather.lateGatewayError, Fate::LateGatewayError, Fault::LateGatewayError},
       {weather.tooMany, Fate::TooMany, Fault::TooMany},
       {weather.refused, Fate::Refused, Fault::Refused}}};
  for (const auto& [probability, fate, fault] : possible) {
    if (!scene_.chance.happens(probability)) continue;
    scene_.note(fault);
    return fate;
  }
  return Fate::Answered;
}

// The network delivers it twice, and nobody hears the second answer.
void Exchange::repeat() {
  if (!scene_.chance.happens(scene_.weather.duplicated)) return;
  scene_.note(Fault::Duplicated);
  scene_.clock.after(delay(), [&service = service_, request = request_] {
    if (service.isUp()) (void)service.answer(request);
  });
}

double Exchange::delay() {
  const bool slow = scene_.chance.happens(scene_.weather.slow);
  if (slow) scene_.note(Fault::Slow);
  return scene_.chance.between(0.5, 1.5) * (slow ? scene_.weather.slowLatency : scene_.weather.latency);
}

void Exchange::arrive(Fate fate) {
  if (number_ < scene_.newestArrived) scene_.note(Fault::Reordered);
  scene_.newestArrived = std::max(scene_.newestArrived, number_);
  if (!service_.isUp()) return lose();
  if (fate == Fate::GatewayError) return answer(503, "<html>out of order</html>");
  if (fate == Fate::TooMany) return answer(429, errorBody("rate.limit"));
  if (fate == Fate::Refused && request_.path == "/api/chat")
    return answer(400, errorBody("validation.range"));
  if (request_.stream) return arriveAsStream();
  const Service::Answer answered = service_.answer(request_);
  if (fate == Fate::AnswerLost) return lose();
  if (fate == Fate::LateGatewayError) return answer(502, "");
  answer(answered.status, answered.body, fate != Fate::AnswerCut);
}

void Exchange::arriveAsStream() {
  if (!service_.knows(request_.token)) return answer(401, errorBody("auth.invalid"));
  later([this] { raise(event::HttpHead{request_.request, 200, 0}); });
  service_.follow(request_, shared_from_this());
}

void Exchange::answer(std::uint16_t status, const std::string& body, bool whole) {
  later([this, status] { raise(event::HttpHead{request_.request, status, 0}); });
  const std::size_t half = body.size() / 2;
  later([this, text = body.substr(0, half)] { raise(event::HttpChunk{request_.request, text}); });
  if (!whole) return lose();
  later([this, text = body.substr(half)] { raise(event::HttpChunk{request_.request, text}); });
  later([this] { finish(wire::StreamEnd::Complete); });
}

void Exchange::lose() {
  if (scene_.chance.happens(scene_.weather.silence)) {
    scene_.note(Fault::LostInSilence);
    return goSilent();
  }
  later([this] { finish(wire::StreamEnd::Network); });
}

void Exchange::say(const std::string& text) {
  const std::size_t cut = scene_.chance.happens(0.2) ? scene_.chance.below(text.size() + 1) : text.size();
  later([this, part = text.substr(0, cut)] { raise(event::HttpChunk{request_.request, part}); });
  if (cut == text.size()) return;
  later([this, part = text.substr(cut)] { raise(event::HttpChunk{request_.request, part}); });
}

void Exchange::end() {
  later([this] { finish(wire::StreamEnd::Complete); });
}

void Exchange::breakOff() {
  finish(wire::StreamEnd::Network);
}

void Exchange::breakOffSoon() {
  scene_.clock.after(1, [self = weak_from_this()] {
    if (const auto living = self.lock()) living->breakOff();
  });
}

void Exchange::later(Task task) {
  lastArrival_ = std::max(lastArrival_, scene_.clock.now() + delay());
  scene_.clock.at(lastArrival_, [self = weak_from_this(), task = std::move(task)] {
    const auto living = self.lock();
    if (living && !living->silent_) task();
  });
}

void Exchange::raise(Event event) {
  if (!ended_) raise_(std::move(event));
}

void Exchange::finish(wire::StreamEnd end) {
  if (std::exchange(ended_, true)) return;
  raise_(event::HttpEnd{request_.request, end});
}

}  // namespace pipit::sim
