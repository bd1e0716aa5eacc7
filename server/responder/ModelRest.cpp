#include "responder/ModelRest.h"

#include <algorithm>

#include "model/Limits.h"

namespace pipit::server {

namespace {

bool isOfQuestion(ModelFailure failure) {
  return failure == ModelFailure::Filtered || failure == ModelFailure::Tools ||
         failure == ModelFailure::Empty;
}

}  // namespace

void ModelRest::failed(ModelFailure failure, std::optional<std::chrono::seconds> retryAfter, SteadyTime now) {
  // What one visitor's question brings about says nothing of the server.
  if (isOfQuestion(failure)) return;
  if (retryAfter)
    until_ = std::max(until_, now + std::min<SteadyTime::duration>(*retryAfter, limits::kModelRestMost));
  const bool isOurs = failure == ModelFailure::Refused || failure == ModelFailure::Redirected;
  if (++failures_ < limits::kModelFailures && !isOurs) return;
  failures_ = 0;
  until_ = std::max(until_, now + SteadyTime::duration(limits::kModelRest));
}

}  // namespace pipit::server
