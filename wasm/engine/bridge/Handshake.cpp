#include "bridge/Handshake.h"

#include <algorithm>
#include <array>

#include "base/JsonWriter.h"
#include "bridge/Envelope.h"
#include "origin/SerializedOrigin.h"

namespace pipit {
namespace {

// pipit.js writes 128 random bits as four numbers one after the other: rarely less than 36 decimal digits.
constexpr std::size_t leastNonceDigits = 16, mostNonceDigits = 64;

bool isNonce(std::string_view text) {
  return text.size() >= leastNonceDigits && text.size() <= mostNonceDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// In time that does not depend on where the two differ.
bool equalNonces(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) difference |= static_cast<unsigned char>(left[i] ^ right[i]);
  return difference == 0;
}

Refusal refusalOf(std::string_view claimedOrigin) {
  const bool opaque = claimedOrigin.empty() || claimedOrigin == "null" || claimedOrigin.starts_with("file:");
  return opaque ? Refusal::OriginOpaque : Refusal::OriginMalformed;
}

}  // namespace

std::string_view codeOf(Refusal refusal) {
  // In the order of the enum.
  constexpr std::array<std::string_view, 7> codes = {
      "site.unknown",       "site.invalid",    "origin.opaque",   "origin.malformed",
      "origin.not_allowed", "nonce.malformed", "protocol.version"};
  return codes[static_cast<std::size_t>(refusal)];
}

std::expected<Handshake, Refusal> Handshake::create(std::string_view claimedOrigin, std::string_view nonce,
                                                    const std::list<std::string>& allowlist) {
  if (!isNonce(nonce)) return std::unexpected(Refusal::NonceMalformed);
  if (!serialized::isOrigin(claimedOrigin)) return std::unexpected(refusalOf(claimedOrigin));
  if (!serialized::isAmong(claimedOrigin, allowlist)) return std::unexpected(Refusal::OriginNotAllowed);
  return Handshake(claimedOrigin, nonce);
}

void Handshake::introduce(std::uint32_t version, std::string_view instance) {
  version_ = version;
  instance_ = instance;
}

std::string Handshake::ready() const {
  JsonWriter payload;
  payload.beginObject().member("nonce").string(nonce_).member("from").string(instance_).endObject();
  return writeEnvelope(0, MessageType::Ready, payload.text(), version_);
}

bool Handshake::accepts(std::string_view origin, std::string_view message) const {
  if (origin != origin_) return false;
  const auto envelope = Envelope::parse(message);
  return envelope && envelope->type == MessageType::Connect &&
         equalNonces(envelope->payload.text("nonce"), nonce_);
}

std::string refusedMessage(std::string_view nonce, Refusal refusal, std::uint32_t version) {
  JsonWriter payload;
  payload.beginObject().member("nonce").string(nonce).member("code").string(codeOf(refusal)).endObject();
  return writeEnvelope(0, MessageType::Refused, payload.text(), version);
}

}  // namespace pipit
