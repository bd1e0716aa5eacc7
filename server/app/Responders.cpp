#include "app/Responders.h"

#include <utility>

#include "domain/Clock.h"
#include "responder/ConciergeResponder.h"
#include "responder/EndingResponder.h"
#include "responder/ModelResponder.h"
#include "responder/PrechatResponder.h"
#include "responder/TicketResponder.h"

namespace pipit::server {

Responders respondersFor(const Options& options, const Loaded& loaded, Telemetry& telemetry, RatePool* pool) {
  Store& store = *loaded.store;
  const auto pace = options.answerPace;
  Responders made;
  made.first = std::make_unique<ConciergeResponder>(
      ConciergeResponder::Parts{loaded.concierge, store, pace, systemMilliseconds});
  if (loaded.model) {
    auto thread = std::make_unique<ModelThread>(*loaded.model);
    made.model = thread.get();
    made.first = std::make_unique<ModelResponder>(ModelResponder::Parts{
        std::move(made.first), loaded.concierge, store, std::move(thread), loaded.model->model,
        options.modelTimes, options.modelLimits, pool, telemetry, systemMilliseconds, pace});
  }
  made.first = std::make_unique<TicketResponder>(
      TicketResponder::Parts{std::move(made.first), store, pace, systemMilliseconds});
  made.first = std::make_unique<PrechatResponder>(std::move(made.first), store, pace);
  made.first = std::make_unique<EndingResponder>(std::move(made.first), pace);
  return made;
}

}  // namespace pipit::server
