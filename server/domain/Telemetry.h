#pragma once

#include <string_view>

namespace pipit::server {

// What the domain has to tell whoever watches it. Never a text or a token.
class Telemetry {
 public:
  virtual ~Telemetry() = default;
  virtual void messageAccepted() = 0;
  virtual void answerCompleted() = 0;
  virtual void answerResumed() = 0;
  virtual void answerFailed() = 0;
  virtual void databaseFailed(std::string_view what) = 0;
};

}  // namespace pipit::server
