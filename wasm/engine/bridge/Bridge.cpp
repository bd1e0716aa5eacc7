#include "bridge/Bridge.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace pipit {
namespace {

constexpr std::uint32_t heartbeatTag = 0;

}  // namespace

void Bridge::limit(bool watches, bool retries) {
  watches_ = watches;
  retries_ = retries;
  if (!watches) heartbeat_.stop();
}

void Bridge::connect(double now) {
  for (const std::uint32_t tag : requests_.rejectAll())
    if (tag != heartbeatTag) settled_.push_back({tag, false, "gone", {}});
  outgoing_.clear();
  hasPort_ = true;
  if (watches_) heartbeat_.start(now);
  sayAgain();
}

void Bridge::wake(double now) {
  if (!hasPort_) return;
  const bool wasLost = isLost();
  if (watches_) heartbeat_.start(now);
  if (wasLost) sayAgain();
}

// In its order, before anything new: the host page drops what comes after a later one.
void Bridge::sayAgain() {
  for (const Outbox::Entry& entry : outbox_.waiting()) send(entry.id, entry.type, entry.payload);
}

void Bridge::send(std::uint32_t id, MessageType type, std::string_view payload) {
  outgoing_.push_back(writeEnvelope(id, type, payload, version_));
}

void Bridge::post(MessageType type, std::string_view payload, std::uint32_t id) {
  if (connected()) send(id, type, payload);
}

void Bridge::tell(MessageType type, std::string_view payload) {
  const std::uint32_t id = requests_.nextId();
  outbox_.add({id, type, std::string(payload)});
  if (connected()) send(id, type, payload);
}

bool Bridge::request(Request request, double now) {
  if (!connected()) return false;
  // Kept only to be said again: a record may be large.
  if (!retries_) request.attempts = 1;
  const bool isOnce = request.attempts == 1;
  const auto id = requests_.begin(isOnce ? Request{request.type, {}, request.tag} : request, now);
  if (id) send(*id, request.type, request.payload);
  return id.has_value();
}

std::optional<HostMessage> Bridge::receive(std::string_view text, double now) {
  const bool isHeard = hasPort_ && gate_.lets(now);
  auto envelope = !isHeard ? std::unexpected(EnvelopeError::Malformed) : Envelope::parse(text);
  auto message = envelope ? hostMessageOf(std::move(*envelope)) : std::nullopt;
  if (!message) {
    ++dropped_;
    return std::nullopt;
  }
  const bool wasLost = isLost();
  heartbeat_.heard();
  if (wasLost) sayAgain();
  if (auto* reply = std::get_if<host::Reply>(&*message)) {
    settle(std::move(*reply), now);
    return std::nullopt;
  }
  return message;
}

void Bridge::settle(host::Reply reply, double now) {
  if (outbox_.confirm(reply.id)) return;
  auto waiting = requests_.settle(reply.id);
  if (!waiting) {
    ++dropped_;
    return;
  }
  const std::uint32_t tag = waiting->request.tag;
  if (tag == heartbeatTag) return;
  const bool isBusy = !reply.ok && reply.code == "busy";
  if (isBusy && requests_.retry(std::move(*waiting), now, random_)) return;
  settled_.push_back({tag, reply.ok, std::move(reply.code), std::move(reply.payload)});
}

void Bridge::expire(double now) {
  for (Requests::Waiting& waiting : requests_.takeExpired(now)) {
    const std::uint32_t tag = waiting.request.tag;
    if (tag != heartbeatTag && !requests_.retry(std::move(waiting), now, random_))
      settled_.push_back({tag, false, "timeout", {}});
  }
  // While nobody is there nothing new is asked: what is told meanwhile is told first when somebody is.
  if (connected())
    for (const Requests::Waiting& again : requests_.resume(now))
      send(again.id, again.request.type, again.request.payload);
  if (heartbeat_.beat(now)) (void)request({MessageType::Ping, "{}", heartbeatTag}, now);
}

std::optional<double> Bridge::deadline() const {
  const auto request = requests_.deadline(connected());
  const auto beat = heartbeat_.deadline();
  if (!request || !beat) return request ? request : beat;
  return std::min(*request, *beat);
}

}  // namespace pipit
