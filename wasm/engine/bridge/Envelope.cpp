#include "bridge/Envelope.h"

#include "base/JsonWriter.h"
#include "base/limits.h"

namespace pipit {

std::expected<Envelope, EnvelopeError> Envelope::parse(std::string_view text) {
  if (text.size() > limits::envelopeBytes) return std::unexpected(EnvelopeError::TooLarge);
  auto json = Json::parse(text);
  if (!json) return std::unexpected(EnvelopeError::Malformed);

  const Json* payload = json->find("p");
  // A count whatever the fallback: a u32 is there.
  const bool wellFormed = json->count("id", 0) == json->count("id", 1) && payload && payload->isObject();
  if (!wellFormed) return std::unexpected(EnvelopeError::Malformed);
  const std::uint32_t version = json->count("v");
  if (version < oldestProtocolVersion || version > protocolVersion)
    return std::unexpected(EnvelopeError::WrongVersion);

  const auto type = messageTypeOf(json->text("t"));
  if (!type) return std::unexpected(EnvelopeError::UnknownType);
  return Envelope{json->count("id"), *type, *payload};
}

std::string writeEnvelope(std::uint32_t id, MessageType type, std::string_view payload,
                          std::uint32_t version) {
  JsonWriter writer;
  writer.beginObject().member("v").number(version).member("id").number(id);
  writer.member("t").string(nameOf(type)).member("p").raw(payload).endObject();
  return writer.take();
}

}  // namespace pipit
