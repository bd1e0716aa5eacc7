#pragma once

#include <optional>

#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Switchboard.h"
#include "domain/Telemetry.h"

namespace pipit::server {

// Tells visitors how their place in the line has changed: the message with their ticket changes, and whoever
// follows the conversation hears of it. It looks now and then, since tickets are closed by other programs
// too.
class QueueDesk {
 public:
  struct Parts {
    Store& store;
    Switchboard& switchboard;
    Telemetry& telemetry;
  };

  explicit QueueDesk(Parts parts) : parts_(parts) {}

  // Does what is due. The answer is when to come back.
  SteadyTime advance(SteadyTime now);

 private:
  void tell();

  Parts parts_;
  SteadyTime due_{};
};

}  // namespace pipit::server
