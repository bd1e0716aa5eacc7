#include "bridge/Bridge.h"

#include <utility>

#include "base/limits.h"

namespace pipit {

void Bridge::connect() {
  settleAll(requests_.rejectAll(), "gone");
  outgoing_.clear();
  connected_ = true;
}

void Bridge::post(MessageType type, std::string_view payload, std::uint32_t id) {
  if (connected_) outgoing_.push_back(writeEnvelope(id, type, payload));
}

bool Bridge::request(MessageType type, std::string_view payload, std::uint32_t tag, double now) {
  if (!connected_) return false;
  const auto id = requests_.begin(tag, now + limits::requestTimeout);
  if (id) post(type, payload, *id);
  return id.has_value();
}

std::optional<HostMessage> Bridge::receive(std::string_view text) {
  auto envelope = Envelope::parse(text);
  auto message = envelope ? hostMessageOf(std::move(*envelope)) : std::nullopt;
  if (!message) {
    ++dropped_;
    return std::nullopt;
  }
  if (auto* reply = std::get_if<host::Reply>(&*message)) {
    settle(std::move(*reply));
    return std::nullopt;
  }
  return message;
}

void Bridge::settle(host::Reply reply) {
  const auto tag = requests_.settle(reply.id);
  if (!tag) {
    ++dropped_;
    return;
  }
  settled_.push_back({*tag, reply.ok, std::move(reply.code), std::move(reply.payload)});
}

void Bridge::expire(double now) {
  settleAll(requests_.expire(now), "timeout");
}

void Bridge::settleAll(const std::vector<std::uint32_t>& tags, std::string_view code) {
  for (const std::uint32_t tag : tags) settled_.push_back({tag, false, std::string(code), {}});
}

}  // namespace pipit
