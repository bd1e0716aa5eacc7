#pragma once

#include <chrono>
#include <memory>

#include "domain/Responder.h"
#include "domain/Store.h"
#include "responder/Spoken.h"

namespace pipit::server {

// Answers the first question of a conversation by the form with which the site's owner wants it to begin, and
// the question itself when the form is filled in. Everything else, and every question of a site that asks
// nothing, is the other responder's. Who does not fill it in is answered from the next question on: nobody is
// locked out.
class PrechatResponder : public Responder {
 public:
  PrechatResponder(std::unique_ptr<Responder> next, Store& store, Spoken spoken,
                   std::chrono::milliseconds pace)
      : next_(std::move(next)), store_(store), spoken_(std::move(spoken)), pace_(pace) {}

  std::unique_ptr<AnswerStream> begin(const Prompt& prompt, SteadyTime now) override;

 private:
  // What the owner wants to know before this question is answered; empty: nothing.
  std::string askedBefore(const Prompt& prompt) const;

  std::unique_ptr<Responder> next_;
  Store& store_;
  Spoken spoken_;
  std::chrono::milliseconds pace_;
};

}  // namespace pipit::server
