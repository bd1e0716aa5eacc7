#pragma once

#include <string>

#include "domain/Clock.h"
#include "domain/Telemetry.h"
#include "model/AnswerCache.h"
#include "model/ModelClient.h"
#include "model/ModelServer.h"
#include "responder/ModelBudget.h"
#include "responder/ModelRest.h"

namespace pipit::server {

// What all answers of a model are made with.
struct ModelWorks {
  ModelClient& client;
  std::string model;
  ModelTimes times;
  Telemetry& telemetry;
  WallClock clock;
  ModelBudget budget;
  ModelRest rest = {};
  AnswerCache cache = {};
};

}  // namespace pipit::server
