#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "concierge/Concierge.h"
#include "domain/Clock.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Ticket.h"

namespace pipit::server {

// Answers by the built-in concierge, and gives the answer word by word at a reading pace. A return that it
// takes is a ticket, so that people see it, with a number of its own.
class ConciergeResponder : public Responder {
 public:
  struct Parts {
    concierge::Concierge concierge;
    Store& store;
    std::chrono::milliseconds pace;
    WallClock clock;
  };

  explicit ConciergeResponder(Parts parts) : parts_(std::move(parts)) {}

  std::unique_ptr<AnswerStream> begin(const Prompt& prompt, SteadyTime now) override;

 private:
  concierge::Question questionOf(const Prompt& prompt) const;
  End endOf(const Prompt& prompt, concierge::Answer& answer) const;
  std::optional<Ticket> take(const Prompt& prompt, const concierge::ReturnTaken& taken) const;
  void follow(const Prompt& prompt, const concierge::UpdatesAgreed& agreed) const;

  Parts parts_;
};

}  // namespace pipit::server
