#pragma once

#include <chrono>
#include <memory>

#include "concierge/Concierge.h"
#include "domain/Responder.h"

namespace pipit::server {

// Answers by the built-in concierge, and gives the answer word by word at a reading pace.
class ConciergeResponder : public Responder {
 public:
  ConciergeResponder(concierge::Concierge concierge, std::chrono::milliseconds pace)
      : concierge_(std::move(concierge)), pace_(pace) {}

  std::unique_ptr<AnswerStream> begin(const Prompt& prompt, SteadyTime now) override;

 private:
  concierge::Concierge concierge_;
  std::chrono::milliseconds pace_;
};

}  // namespace pipit::server
