#include "markdown/BareAddress.h"

#include <algorithm>

#include "base/limits.h"
#include "markdown/Address.h"

namespace pipit {
namespace {

constexpr std::string_view beginnings[] = {"https://", "http://", "www."};

constexpr bool isLetterOrDigit(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

constexpr bool isEnd(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '<' || c == '>' || c == '"' || c == '`';
}

bool startsWithoutCase(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() &&
         std::equal(beginning.begin(), beginning.end(), text.begin(),
                    [](char a, char b) { return a == b || (b >= 'A' && b <= 'Z' && a == (b | 0x20)); });
}

// The address's scheme, or what stands in for it; empty if no address begins there.
std::string_view beginningAt(std::string_view text, std::size_t at) {
  if (at > 0 && isLetterOrDigit(text[at - 1])) return {};
  for (const std::string_view beginning : beginnings)
    if (startsWithoutCase(text.substr(at), beginning)) return beginning;
  return {};
}

// "(see www.shop.example)" ends before the bracket, "/Ring_(jewellery)" with it.
bool isSentenceEnd(std::string_view address) {
  const char last = address.back();
  if (last == ')') return std::ranges::count(address, ')') > std::ranges::count(address, '(');
  return std::string_view("?!.,:;*_~']}").find(last) != std::string_view::npos;
}

std::string_view wordAt(std::string_view text, std::size_t at) {
  std::string_view word = text.substr(at, limits::markdownAddressBytes + 1);
  word = word.substr(0, static_cast<std::size_t>(std::ranges::find_if(word, isEnd) - word.begin()));
  if (word.size() > limits::markdownAddressBytes) return {};
  while (!word.empty() && isSentenceEnd(word)) word.remove_suffix(1);
  return word;
}

}  // namespace

std::optional<BareAddress> nextBareAddress(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const std::string_view beginning = beginningAt(text, at);
    if (beginning.empty()) continue;
    const std::string_view word = wordAt(text, at);
    if (word.size() <= beginning.size()) continue;
    std::string address =
        linkAddress(beginning == "www." ? "http://" + std::string(word) : std::string(word));
    if (!address.empty()) return BareAddress{at, word.size(), std::move(address)};
  }
  return std::nullopt;
}

}  // namespace pipit
