#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bridge/FloodGate.h"
#include "bridge/Heartbeat.h"
#include "bridge/HostMessage.h"
#include "bridge/Outbox.h"
#include "bridge/Requests.h"

namespace pipit {

// The port to the host page, seen from the frame: requests with deadlines, messages checked on the way in,
// texts queued on the way out. Lives as long as the engine; each handshake starts a new epoch of it.
//
// Three kinds of messages go out. A post is said once and lost with its port: what it says is said anew after
// the next handshake. A request is answered, or settled as "timeout" or "gone". What is told reaches the host
// page exactly once, in order, over as many ports as it takes.
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

  explicit Bridge(Random& random) : random_(random) {}

  // The version that the host page speaks.
  void speak(std::uint32_t version) { version_ = version; }
  [[nodiscard]] std::uint32_t version() const { return version_; }

  // Whether the host page is asked if it is there, and whether anything is asked of it twice.
  void limit(bool watches, bool retries);

  // A port is there. What waited for an answer on an older one is settled as "gone".
  void connect(double now);
  [[nodiscard]] bool connected() const { return hasPort_ && !heartbeat_.isLost(); }
  // There was a port, and its other end does not answer: a new handshake is due.
  [[nodiscard]] bool isLost() const { return hasPort_ && heartbeat_.isLost(); }
  // The page is hidden or cached: nobody is asked whether they are there until it is shown again.
  void rest() { heartbeat_.stop(); }
  void wake(double now);

  void post(MessageType type, std::string_view payload, std::uint32_t id = 0);
  // To be confirmed by the host page. Waits for a port if there is none.
  void tell(MessageType type, std::string_view payload);
  void reply(std::uint32_t id, std::string_view payload) { post(MessageType::Reply, payload, id); }
  // False, with nothing sent, when nobody is there or too much waits already. Tag 0 is the bridge's own.
  // Without an answer, or with "busy" for one, it is asked again, request.attempts times in all.
  [[nodiscard]] bool request(Request request, double now);

  // A checked message; nothing for one that was dropped (and counted) or that settled a request.
  [[nodiscard]] std::optional<HostMessage> receive(std::string_view text, double now);
  // Gives up what has waited too long, and asks after the other end.
  void expire(double now);
  [[nodiscard]] std::optional<double> deadline() const;

  [[nodiscard]] std::list<Settled> takeSettled() { return std::exchange(settled_, {}); }
  [[nodiscard]] std::vector<std::string> takeOutgoing() { return std::exchange(outgoing_, {}); }
  // Messages that did not fit the protocol or its limits, since the start.
  [[nodiscard]] std::uint32_t dropped() const { return dropped_ + outbox_.lost(); }

 private:
  void settle(host::Reply reply, double now);

  void sayAgain();
  void send(std::uint32_t id, MessageType type, std::string_view payload);

  Random& random_;
  bool hasPort_ = false;
  bool watches_ = true;
  bool retries_ = true;
  std::uint32_t version_ = protocolVersion;
  Heartbeat heartbeat_;
  FloodGate gate_;
  Outbox outbox_;
  Requests requests_;
  std::list<Settled> settled_;
  std::vector<std::string> outgoing_;
  std::uint32_t dropped_ = 0;
};

}  // namespace pipit
