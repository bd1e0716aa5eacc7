#include "understanding/CodeReader.h"

#include <algorithm>

#include "Limits.h"
#include "text/Cursor.h"

namespace pipit::concierge {
namespace {

// "It has cost me all in all about 15000": so far off a word for money may stand.
constexpr std::size_t kFarthestAmount = 4;

class CodeReader {
 public:
  CodeReader(const Message& message, const std::set<std::size_t>& used) : message_(message), used_(used) {}

  std::vector<std::string> run() {
    for (std::size_t i = 0; i < message_.tokens().size(); ++i) take(i);
    finish();
    if (codes_.size() > kMaximumCodes) codes_.clear();
    return std::move(codes_);
  }

 private:
  void take(std::size_t index) {
    const auto& token = message_.tokens()[index];
    if (message_.isSymbol(index, "-")) return;
    if (isDutchEnding(token)) {
      run_ += token.text;
    } else if (!isPart(index)) {
      finish();
    } else if (isWhole(token)) {
      finish();
      run_ = token.text;
      finish();
    } else {
      run_ += token.text;
    }
  }

  bool isPart(std::size_t index) const {
    const auto& token = message_.tokens()[index];
    if (used_.contains(index) || message_.isCovered(index) || isAmount(index)) return false;
    if (token.kind == Token::Kind::Number) return token.digits;
    return token.kind == Token::Kind::Word && std::ranges::any_of(token.text, Cursor::isDigit);
  }

  // What was paid is no postal code: "I paid about 15 000", "15000 was the price".
  bool isAmount(std::size_t index) const {
    for (auto at = index; at > 0 && index - at < kFarthestAmount && !message_.token(at)->paused;) {
      if (message_.isCue(--at, "amount")) return true;
      if (!standsBetween(at)) break;
    }
    for (auto at = index + 1; at <= index + kFarthestAmount && at < message_.tokens().size(); ++at) {
      if (message_.token(at)->paused) return false;
      if (message_.isCue(at, "amount")) return true;
      if (!standsBetween(at)) return false;
    }
    return false;
  }

  bool standsBetween(std::size_t index) const {
    if (message_.isNumber(index) || message_.isCue(index, "filler") || message_.isCue(index, "beside-amount"))
      return true;
    const auto* spot = message_.spotFrom(index);
    return spot != nullptr && spot->meaning(Meaning::Kind::Price) != nullptr;
  }

  // Five digits or more are not a part of a longer code: "94107 10234" is two.
  static bool isWhole(const Token& token) {
    return token.kind == Token::Kind::Number && token.text.size() >= kShortestOrderNumber;
  }

  bool isDutchEnding(const Token& token) const {
    return token.kind == Token::Kind::Word && token.text.size() == 2 && run_.size() == 4 &&
           std::ranges::all_of(run_, Cursor::isDigit) && message_.vocabulary().find(token.text) == nullptr;
  }

  void finish() {
    const bool fits = run_.size() >= kShortestCode && run_.size() <= kLongestCode;
    if (fits && std::ranges::find(codes_, run_) == codes_.end()) codes_.push_back(run_);
    run_.clear();
  }

  const Message& message_;
  const std::set<std::size_t>& used_;
  std::string run_;
  std::vector<std::string> codes_;
};

}  // namespace

std::vector<std::string> readCodes(const Message& message, const std::set<std::size_t>& used) {
  return CodeReader(message, used).run();
}

}  // namespace pipit::concierge
