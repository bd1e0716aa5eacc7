#include "responder/EndingResponder.h"

#include "domain/ContactForms.h"
#include "domain/Extra.h"
#include "responder/PacedStream.h"

namespace pipit::server {

namespace {

constexpr std::string_view kFarewell = "You have ended this conversation. Thank you for writing to us!";

}  // namespace

std::unique_ptr<AnswerStream> EndingResponder::begin(const Prompt& prompt, SteadyTime now) {
  if (!prompt.answer || prompt.answer->form != kEnding) return next_->begin(prompt, now);
  return std::make_unique<PacedStream>(spoken_(kFarewell, prompt), End{{}, endedExtra()}, pace_, now);
}

}  // namespace pipit::server
