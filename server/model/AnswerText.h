#pragma once

#include <string>
#include <string_view>

namespace pipit::server {

// Makes of a model's words what may be shown, piece by piece. What has no shape and turns, hides or smuggles
// others goes: controls, directional embeddings and overrides, tags. Addresses stay as they are: the widget
// makes links of a model's answer by the rules that hold for everybody's (docs/markdown.md).
class AnswerText {
 public:
  // What of the piece is shown.
  std::string take(std::string_view piece);
  // What ends all that is still open, so that a text behind it is none of the model's.
  std::string closing() const;
  // Whether there was anything to see.
  bool isEmpty() const { return !hasVisible_; }

 private:
  void takeCodePoint(char32_t codePoint, std::string& shown);

  // What begins and ends a block of code.
  struct Fence {
    std::string before;  // its indentation, and marks of lists and quotations
    std::string marks;   // empty: none
    bool isBare = false;
  };

  static Fence fenceOf(std::string_view line);
  void endLine();

  std::string line_;
  Fence open_;
  int lineEnds_ = 0;
  bool hasVisible_ = false;
};

}  // namespace pipit::server
