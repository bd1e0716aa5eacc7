#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bridge/HostMessage.h"
#include "bridge/Requests.h"

namespace pipit {

// The port to the host page, seen from the frame: requests with deadlines, messages checked on the way in,
// texts queued on the way out. Lives as long as the engine; each handshake starts a new epoch of it.
class Bridge {
 public:
  // An answer to a request of ours, or why there is none: "timeout", "gone" (a new epoch) or the host page's
  // own code.
  struct Settled {
    std::uint32_t tag;
    bool ok;
    std::string code;
    Json payload;
  };

  // A port is there. What waited for an answer on an older one is settled as "gone".
  void connect();
  [[nodiscard]] bool connected() const { return connected_; }

  void post(MessageType type, std::string_view payload, std::uint32_t id = 0);
  void reply(std::uint32_t id, std::string_view payload) { post(MessageType::Reply, payload, id); }
  // False, with nothing sent, when there is no port or too much waits already.
  [[nodiscard]] bool request(MessageType type, std::string_view payload, std::uint32_t tag, double now);

  // A checked message; nothing for one that was dropped (and counted) or that settled a request.
  [[nodiscard]] std::optional<HostMessage> receive(std::string_view text);
  void expire(double now);
  [[nodiscard]] std::optional<double> deadline() const { return requests_.deadline(); }

  [[nodiscard]] std::vector<Settled> takeSettled() { return std::exchange(settled_, {}); }
  [[nodiscard]] std::vector<std::string> takeOutgoing() { return std::exchange(outgoing_, {}); }
  // Messages that did not fit the protocol, since the start.
  [[nodiscard]] std::uint32_t dropped() const { return dropped_; }

 private:
  void settle(host::Reply reply);
  void settleAll(const std::vector<std::uint32_t>& tags, std::string_view code);

  bool connected_ = false;
  Requests requests_;
  std::vector<Settled> settled_;
  std::vector<std::string> outgoing_;
  std::uint32_t dropped_ = 0;
};

}  // namespace pipit
