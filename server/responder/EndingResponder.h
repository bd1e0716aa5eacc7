#pragma once

#include <chrono>
#include <memory>

#include "domain/Responder.h"
#include "responder/Spoken.h"

namespace pipit::server {

// Confirms that the visitor has ended the conversation. Everything else is the other responder's.
class EndingResponder : public Responder {
 public:
  EndingResponder(std::unique_ptr<Responder> next, Spoken spoken, std::chrono::milliseconds pace)
      : next_(std::move(next)), spoken_(std::move(spoken)), pace_(pace) {}

  std::unique_ptr<AnswerStream> begin(const Prompt& prompt, SteadyTime now) override;

 private:
  std::unique_ptr<Responder> next_;
  Spoken spoken_;
  std::chrono::milliseconds pace_;
};

}  // namespace pipit::server
