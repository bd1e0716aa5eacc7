#pragma once

#include <chrono>
#include <optional>

#include "domain/Responder.h"
#include "model/ModelFailure.h"

namespace pipit::server {

// When a server is left alone, so that nobody waits for it in vain: as long as it asks for, and after
// failures in a row.
class ModelRest {
 public:
  bool isResting(SteadyTime now) const { return now < until_; }
  void succeeded() { failures_ = 0; }
  void failed(ModelFailure failure, std::optional<std::chrono::seconds> retryAfter, SteadyTime now);

 private:
  int failures_ = 0;
  SteadyTime until_{};
};

}  // namespace pipit::server
