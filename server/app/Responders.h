#pragma once

#include <memory>

#include "app/Loading.h"
#include "app/Options.h"
#include "domain/RatePool.h"
#include "domain/Responder.h"
#include "domain/Telemetry.h"
#include "model/ModelThread.h"

namespace pipit::server {

// Who answers: the first is asked, and leaves to the next what is not its own.
struct Responders {
  std::unique_ptr<Responder> first;
  const ModelThread* model = nullptr;  // the one of a responder; nullptr: there is no model
};

// What they are made of must outlive them.
Responders respondersFor(const Options& options, const Loaded& loaded, Telemetry& telemetry, RatePool* pool);

}  // namespace pipit::server
