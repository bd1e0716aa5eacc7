#include "origin/Ipv6.h"

namespace pipit::whatwg {

namespace {

struct Run {
  std::size_t start = kIpv6Pieces;
  std::size_t length = 1;
};

// https://url.spec.whatwg.org/#find-the-ipv6-address-compressed-piece-index
Run longestZeroRun(const Ipv6Pieces& pieces) {
  Run longest;
  for (std::size_t start = 0; start < kIpv6Pieces; ++start) {
    std::size_t end = start;
    while (end < kIpv6Pieces && pieces[end] == 0) ++end;
    if (end - start > longest.length) longest = {start, end - start};
  }
  return longest;
}

void appendHex(std::string& text, unsigned piece) {
  for (int shift = 12; shift >= 0; shift -= 4) {
    if (shift == 0 || piece >> shift != 0) text += "0123456789abcdef"[piece >> shift & 0xF];
  }
}

}  // namespace

std::string serializeIpv6(const Ipv6Pieces& pieces) {
  const Run zeros = longestZeroRun(pieces);
  std::string text;
  for (std::size_t index = 0; index < kIpv6Pieces; ++index) {
    if (index == zeros.start) {
      text += "::";
      index += zeros.length - 1;
      continue;
    }
    if (!text.empty() && !text.ends_with(':')) text += ':';
    appendHex(text, pieces[index]);
  }
  return text;
}

}  // namespace pipit::whatwg
