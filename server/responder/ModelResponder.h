#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "concierge/Concierge.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "responder/ModelTools.h"
#include "responder/ModelWorks.h"

namespace pipit::server {

// The same for each site.
using SiteHelp = std::function<std::vector<FoundArticle>(std::string_view site, std::string_view query)>;

// Answers by a model. What has one right answer stays with the concierge: forms that were filled in, who
// wants a person, who says goodbye. So does everything that the model may not, or cannot, answer now.
class ModelResponder : public Responder {
 public:
  struct Parts {
    std::unique_ptr<Responder> rules;  // by the same concierge
    concierge::Concierge concierge;
    Store& store;
    std::unique_ptr<ModelClient> client;
    std::string model;
    ModelTimes times;
    ModelLimits limits;
    RatePool* pool;
    SiteHelp help;
    Telemetry& telemetry;
    WallClock clock;
    std::chrono::milliseconds pace;
  };

  explicit ModelResponder(Parts parts);

  std::unique_ptr<AnswerStream> begin(const Prompt& prompt, SteadyTime now) override;

 private:
  bool isSettled(const Prompt& prompt, const concierge::Question& question) const;
  std::unique_ptr<AnswerStream> fromCache(const std::optional<std::string>& key, SteadyTime now);

  std::unique_ptr<Responder> rules_;
  concierge::Concierge concierge_;
  Store& store_;
  SiteHelp help_;
  std::unique_ptr<ModelClient> client_;
  std::chrono::milliseconds pace_;
  ModelWorks works_;
};

}  // namespace pipit::server
