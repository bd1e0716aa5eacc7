#include "domain/PassOffice.h"

#include <sodium.h>

#include <charconv>
#include <optional>
#include <vector>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

static_assert(PassOffice::kKeyBytes == crypto_auth_KEYBYTES);

constexpr std::string_view kPrefix = "p1.";
constexpr int kEncoding = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* bytesOf(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string encode(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), kEncoding), '\0');
  sodium_bin2base64(text.data(), text.size(), bytesOf(bytes), bytes.size(), kEncoding);
  text.pop_back();  // libsodium counts and writes a closing zero
  return text;
}

std::optional<std::string> decode(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                       text.data(), text.size(), nullptr, &size, &end, kEncoding);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    parts.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

std::optional<Pass> parsePayload(std::string_view payload) {
  const auto parts = lines(payload);
  if (parts.size() != 4 && parts.size() != 5) return std::nullopt;
  Pass pass{.site = parts[0], .visitor = parts[1], .conversation = parts[2]};
  // In tokens without it each conversation was one browser's.
  pass.session = parts.size() == 5 ? parts[4] : pass.conversation;
  const char* end = parts[3].data() + parts[3].size();
  const auto [stop, error] = std::from_chars(parts[3].data(), end, pass.expires);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return pass;
}

}  // namespace

PassOffice::Key PassOffice::newKey() {
  Key key;
  crypto_auth_keygen(key.data());
  return key;
}

std::string PassOffice::sign(const Pass& pass) const {
  const std::string payload = pass.site + '\n' + pass.visitor + '\n' + pass.conversation + '\n' +
                              std::to_string(pass.expires) + '\n' + pass.session;
  const std::string signedPart = std::string(kPrefix) + encode(payload);
  return signedPart + '.' + encode(authenticate(signedPart));
}

std::expected<Pass, PassError> PassOffice::verify(std::string_view token, std::int64_t now) const {
  if (token.size() > limits::kTokenBytes || !token.starts_with(kPrefix))
    return std::unexpected(PassError::Malformed);
  const std::size_t dot = token.rfind('.');
  if (dot < kPrefix.size()) return std::unexpected(PassError::Malformed);
  const auto mac = decode(token.substr(dot + 1));
  if (!mac || mac->size() != crypto_auth_BYTES) return std::unexpected(PassError::Malformed);
  if (!isAuthentic(token.substr(0, dot), *mac)) return std::unexpected(PassError::Forged);
  const auto payload = decode(token.substr(kPrefix.size(), dot - kPrefix.size()));
  const auto pass = payload ? parsePayload(*payload) : std::nullopt;
  if (!pass) return std::unexpected(PassError::Malformed);
  if (pass->expires <= now) return std::unexpected(PassError::Expired);
  return *pass;
}

std::string PassOffice::authenticate(std::string_view text) const {
  std::string mac(crypto_auth_BYTES, '\0');
  crypto_auth(reinterpret_cast<unsigned char*>(mac.data()), bytesOf(text), text.size(), key_.data());
  return mac;
}

bool PassOffice::isAuthentic(std::string_view text, std::string_view mac) const {
  return crypto_auth_verify(bytesOf(mac), bytesOf(text), text.size(), key_.data()) == 0;
}

}  // namespace pipit::server
