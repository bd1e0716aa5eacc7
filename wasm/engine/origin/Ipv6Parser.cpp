#include <algorithm>

#include "origin/Ascii.h"
#include "origin/Ipv6.h"

namespace pipit::whatwg {

namespace {

constexpr int kMaximumPieceDigits = 4;

// Follows the standard's parser with its variables: pieceIndex, compress and the pointer, which is here the
// rest of the text. A method gives false where the standard returns failure.
class Ipv6Parser {
 public:
  explicit Ipv6Parser(std::string_view text) : rest_(text) {}

  std::optional<Ipv6Pieces> run() {
    if (rest_.starts_with(':') && !takeLeadingCompression()) return std::nullopt;
    while (!rest_.empty()) {
      if (!takeNext()) return std::nullopt;
    }
    return finish();
  }

 private:
  // Step 5.
  bool takeLeadingCompression() {
    if (!rest_.starts_with("::")) return false;
    rest_.remove_prefix(1);
    return takeCompression();
  }

  // Steps 6.1 and 6.2; the colon before it is consumed already.
  bool takeCompression() {
    if (compress_) return false;
    rest_.remove_prefix(1);
    compress_ = ++pieceIndex_;
    return true;
  }

  bool takeNext() {
    if (pieceIndex_ == kIpv6Pieces) return false;
    return rest_.front() == ':' ? takeCompression() : takePiece();
  }

  // Steps 6.3 to 6.8.
  bool takePiece() {
    const auto start = rest_;
    unsigned value = 0;
    int length = 0;
    for (; length < kMaximumPieceDigits && !rest_.empty() && hexValue(rest_.front()) != kNoDigit; ++length) {
      value = value * 16 + hexValue(rest_.front());
      rest_.remove_prefix(1);
    }
    if (rest_.starts_with('.')) return takeIpv4(start);
    pieces_[pieceIndex_++] = static_cast<std::uint16_t>(value);
    return takeSeparator() && length > 0;
  }

  // Steps 6.6 and 6.7: a colon must have something after it.
  bool takeSeparator() {
    if (rest_.empty()) return true;
    if (rest_.front() != ':') return false;
    rest_.remove_prefix(1);
    return !rest_.empty();
  }

  // Step 6.5: four decimal bytes without leading zeros end the address.
  bool takeIpv4(std::string_view text) {
    if (pieceIndex_ > kIpv6Pieces - 2) return false;
    rest_ = text;
    for (int byte = 0; byte < 4; ++byte) {
      if (byte > 0 && !takeDot()) return false;
      const auto value = takeByte();
      if (!value) return false;
      pieces_[pieceIndex_] =
          static_cast<std::uint16_t>(static_cast<unsigned>(pieces_[pieceIndex_]) << 8 | *value);
      if (byte % 2 == 1) ++pieceIndex_;
    }
    return rest_.empty();
  }

  bool takeDot() {
    if (!rest_.starts_with('.')) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<unsigned> takeByte() {
    const auto digits = rest_.substr(0, std::min(rest_.find('.'), rest_.size()));
    if (digits.empty() || digits.size() > 3 || !isNumber(digits)) return std::nullopt;
    if (digits.size() > 1 && digits.front() == '0') return std::nullopt;
    unsigned value = 0;
    for (const char digit : digits) value = value * 10 + hexValue(digit);
    if (value > UINT8_MAX) return std::nullopt;
    rest_.remove_prefix(digits.size());
    return value;
  }

  // Steps 7 and 8: what came after "::" moves to the end.
  std::optional<Ipv6Pieces> finish() {
    if (!compress_ && pieceIndex_ != kIpv6Pieces) return std::nullopt;
    if (compress_) std::rotate(pieces_.begin() + *compress_, pieces_.begin() + pieceIndex_, pieces_.end());
    return pieces_;
  }

  std::string_view rest_;
  Ipv6Pieces pieces_{};
  std::uint8_t pieceIndex_ = 0;
  std::optional<std::uint8_t> compress_;
};

}  // namespace

std::optional<Ipv6Pieces> parseIpv6(std::string_view text) {
  return Ipv6Parser(text).run();
}

}  // namespace pipit::whatwg
