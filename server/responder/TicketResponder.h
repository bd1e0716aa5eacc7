#pragma once

#include <chrono>
#include <memory>

#include "domain/Clock.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "responder/Spoken.h"

namespace pipit::server {

// Opens a ticket when the form for a person is filled in, and says so. It tells the other responder, which
// answers everything else, whether somebody is there.
class TicketResponder : public Responder {
 public:
  struct Parts {
    std::unique_ptr<Responder> next;
    Store& store;
    Spoken spoken;
    std::chrono::milliseconds pace;
    WallClock clock;
  };

  explicit TicketResponder(Parts parts) : parts_(std::move(parts)) {}

  std::unique_ptr<AnswerStream> begin(const Prompt& prompt, SteadyTime now) override;

 private:
  bool isStaffed(const Prompt& prompt) const;

  Parts parts_;
};

}  // namespace pipit::server
