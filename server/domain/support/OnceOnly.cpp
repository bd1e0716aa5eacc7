#include "domain/support/OnceOnly.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

bool isKeyCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// Texts that two different requests do not have in common.
std::string hashOf(std::string_view text) {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  std::string digits(2 * hash.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
  digits.pop_back();
  return digits;
}

// None of the four has a line break in it.
std::string nameOf(const RepeatableRequest& asked) {
  std::string whole(asked.pass.site);
  for (const std::string_view part : {std::string_view(asked.pass.session), asked.route, asked.key})
    whole.append("\n").append(part);
  return hashOf(whole);
}

}  // namespace

bool OnceOnly::isKey(std::string_view key) {
  return key.size() >= limits::kOnceKeyLeast && key.size() <= limits::kOnceKeyMost &&
         std::ranges::all_of(key, isKeyCharacter);
}

std::expected<KeptAnswer, KeyReused> OnceOnly::answer(const RepeatableRequest& asked,
                                                      std::set<std::string> names,
                                                      const std::function<KeptAnswer()>& work) {
  constexpr std::chrono::milliseconds kKept = limits::kAnswersKept;
  const std::string name = nameOf(asked), request = hashOf(asked.body);
  std::optional<KeptAnswer> answer;
  names.insert("once " + name);
  store_.exclusively(std::move(names), [&] {
    const std::int64_t now = clock_();
    answer = store_.keptAnswer(name);
    if (answer && answer->at > now - kKept.count()) return;
    answer = work();
    answer->request = request;
    answer->at = now;
    store_.keepAnswer(name, *answer);
  });
  if (answer->request != request) return std::unexpected(KeyReused{});
  return *std::move(answer);
}

}  // namespace pipit::server
