#include "understanding/PriceReader.h"

#include <algorithm>
#include <cmath>

#include "Limits.h"
#include "understanding/Negation.h"

namespace pipit::concierge {
namespace {

using Kind = Meaning::Kind;

// "around 500" takes in what costs a fifth less or more.
constexpr double kAboutLeast = 0.8;
constexpr double kAboutMost = 1.2;

// "a budget of just $300": so many small words may stand between.
constexpr int kMostPriceFillers = 2;

int dollars(double value) {
  return static_cast<int>(std::clamp<double>(value, kLowestPrice, kHighestPrice));
}

class PriceReader {
 public:
  PriceReader(const Message& message, std::optional<std::size_t> skipped)
      : message_(message), skipped_(skipped) {}

  PriceRange run() {
    for (std::size_t i = 0; i < message_.tokens().size(); ++i) {
      if (isAmount(i)) i = take(i);
    }
    if (isReversed()) {
      range_.contradiction = Contradiction{*range_.least, *range_.most};
      range_.least = range_.most = std::nullopt;
    }
    return std::move(range_);
  }

 private:
  bool isAmount(std::size_t index) const {
    if (!message_.isNumber(index) || index == skipped_) return false;
    const auto* behind = message_.spotFrom(index + 1);
    return behind == nullptr || !behind->means(Kind::Cue, "unit");
  }

  std::size_t take(std::size_t index) {
    const auto before = cueBefore(index);
    if (const auto end = rangeEnd(index, before)) {
      setLeast(index);
      setMost(*end);
      if (isReversed()) std::swap(range_.least, range_.most);
      return *end;
    }
    auto cue = cueBehind(index).empty() ? before : cueBehind(index);
    if (cue == "range") cue = {};
    if (isPrice(message_.tokens()[index], cue)) apply(index, cue);
    return index;
  }

  std::string_view cueBefore(std::size_t index) const {
    if (index > 0 && message_.isSymbol(index - 1, "<")) return "most";
    if (index > 0 && message_.isSymbol(index - 1, ">")) return "least";
    const auto* spot = message_.spotBefore(index);
    // "De 200 a 400" is a range, and "un anillo de 300" a ring at about that price.
    const bool mayBeRange = spot != nullptr && spot->means(Kind::Price, "range");
    for (int i = 0; i < kMostPriceFillers && spot != nullptr && spot->means(Kind::Cue, "filler"); ++i) {
      spot = message_.spotBefore(spot->first);
    }
    const auto* cue = spot == nullptr ? nullptr : spot->meaning(Kind::Price);
    const auto said = cue == nullptr ? std::string_view{} : leadingCue(*spot, cue->value);
    return said.empty() && mayBeRange ? "range" : said;
  }

  // "300 and under" belongs to what stands before, "over 100 and under 300" to what comes. "Nothing over 300"
  // is up to it, while "no, over 300" and "no over 300" mend what was said.
  std::string_view leadingCue(const Spot& spot, std::string_view value) const {
    if (value.starts_with("or-")) {
      if (value == "or-about" || !message_.isCue(spot.first, "joint")) return {};
      return value == "or-less" ? "most" : "least";
    }
    const auto* negation = negationOf(message_, spot);
    if (negation == nullptr || message_.isCue(negation->first, "mend")) return value;
    return value == "most" ? "least" : value == "least" ? "most" : value;
  }

  std::string_view cueBehind(std::size_t index) const {
    if (message_.isSymbol(index + 1, "+")) return "least";
    const auto* spot = message_.spotFrom(index + 1);
    if (spot == nullptr || message_.isNumber(spot->end())) return {};
    if (spot->means(Kind::Price, "or-less")) return "most";
    if (spot->means(Kind::Price, "or-more")) return "least";
    return spot->means(Kind::Price, "or-about") ? "about" : "";
  }

  std::optional<std::size_t> rangeEnd(std::size_t index, std::string_view cue) const {
    const auto joint = index + 1;
    const auto end = index + 2;
    const bool dash = message_.isSymbol(joint, "-");
    if (!dash && !message_.isCue(joint, "joint")) return std::nullopt;
    if (!isAmount(end)) return std::nullopt;
    const bool money = message_.tokens()[index].money || message_.tokens()[end].money;
    const bool said = (cue == "between" || cue == "range") && !isLong(message_.tokens()[index]);
    return said || money || (dash && isPlainRange(index, end)) ? std::optional(end) : std::nullopt;
  }

  // "200-400", but neither a date, nor a telephone number, nor a postal code such as "94107-1234".
  bool isPlainRange(std::size_t from, std::size_t to) const {
    const auto& least = message_.tokens()[from];
    const auto& most = message_.tokens()[to];
    const bool alone = !message_.isSymbol(to + 1, "-") && (from == 0 || !message_.isSymbol(from - 1, "-"));
    return alone && least.value >= kSmallestBarePrice && least.value < most.value && !isLong(most);
  }

  static bool isLong(const Token& token) { return token.digits && token.text.size() >= kShortestOrderNumber; }

  // A bare "from 94107" or "near 94107" is a place.
  static bool isPrice(const Token& token, std::string_view cue) {
    if (token.money || (token.negative && !cue.empty())) return true;
    if (cue.empty() || token.value < kSmallestBarePrice) return false;
    return !isLong(token) || cue == "most" || cue == "least";
  }

  void apply(std::size_t index, std::string_view cue) {
    if (cue == "most") return setMost(index);
    if (cue == "least" || cue == "between") return setLeast(index);
    if (!use(index)) return;
    const auto value = message_.tokens()[index].value;
    range_.least = dollars(std::round(value * kAboutLeast));
    range_.most = dollars(std::round(value * kAboutMost));
  }

  void setLeast(std::size_t index) {
    if (use(index)) range_.least = dollars(std::ceil(message_.tokens()[index].value));
  }

  void setMost(std::size_t index) {
    if (use(index)) range_.most = dollars(std::floor(message_.tokens()[index].value));
  }

  // Whether the amount can be a price.
  bool use(std::size_t index) {
    const auto& token = message_.tokens()[index];
    range_.foreignCurrency |= token.currency != Currency::None && token.currency != Currency::Dollar;
    range_.belowZero |= token.negative;
    range_.used.insert(index);
    return !token.negative;
  }

  bool isReversed() const { return range_.least && range_.most && *range_.least > *range_.most; }

  const Message& message_;
  std::optional<std::size_t> skipped_;
  PriceRange range_;
};

}  // namespace

PriceRange readPrice(const Message& message, std::optional<std::size_t> skipped) {
  return PriceReader(message, skipped).run();
}

}  // namespace pipit::concierge
