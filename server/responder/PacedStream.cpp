#include "responder/PacedStream.h"

#include <algorithm>
#include <utility>

namespace pipit::server {

namespace {
constexpr std::string_view kSpace = " \n\t";
}

PacedStream::PacedStream(std::string text, End end, std::chrono::milliseconds pace, SteadyTime now)
    : text_(std::move(text)), end_(std::move(end)), pace_(pace), due_(now) {}

AnswerStep PacedStream::next(SteadyTime now) {
  if (position_ == text_.size()) return std::move(end_);
  if (pace_.count() == 0) return Piece{text_.substr(std::exchange(position_, text_.size()))};
  if (due_ > now) return Pause{due_};
  due_ += pace_;
  return Piece{nextWord()};
}

// A word and the space behind it.
std::string PacedStream::nextWord() {
  const std::size_t space = std::min(text_.find_first_of(kSpace, position_), text_.size());
  const std::size_t end = std::min(text_.find_first_not_of(kSpace, space), text_.size());
  const std::size_t start = std::exchange(position_, end);
  return text_.substr(start, end - start);
}

}  // namespace pipit::server
