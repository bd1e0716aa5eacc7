#pragma once

#include <chrono>
#include <string>

#include "domain/Responder.h"

namespace pipit::server {

// A finished answer, given a word at a time. Whoever asks late gets all the words that are due.
class PacedStream : public AnswerStream {
 public:
  // `pace` is the time from one word to the next; 0: the whole text at once.
  PacedStream(std::string text, End end, std::chrono::milliseconds pace, SteadyTime now);

  AnswerStep next(SteadyTime now) override;

 private:
  std::string nextWord();

  std::string text_;
  End end_;
  std::chrono::milliseconds pace_;
  SteadyTime due_;
  std::size_t position_ = 0;
};

}  // namespace pipit::server
