#include "bridge/Envelope.h"

#include "base/JsonWriter.h"
#include "base/limits.h"

namespace pipit {

std::expected<Envelope, EnvelopeError> Envelope::parse(std::string_view text) {
  if (text.size() > limits::envelopeBytes) return std::unexpected(EnvelopeError::TooLarge);
  auto json = Json::parse(text);
  if (!json) return std::unexpected(EnvelopeError::Malformed);

  const Json* id = json->find("id");
  const Json* payload = json->find("p");
  const bool wellFormed = id && id->number() && payload && payload->isObject();
  if (!wellFormed) return std::unexpected(EnvelopeError::Malformed);
  if (json->count("v") != protocolVersion) return std::unexpected(EnvelopeError::WrongVersion);

  constexpr std::uint32_t none = 0xffffffff;
  const std::uint32_t number = json->count("id", none);
  if (number == none) return std::unexpected(EnvelopeError::Malformed);
  const auto type = messageTypeOf(json->text("t"));
  if (!type) return std::unexpected(EnvelopeError::UnknownType);
  return Envelope{number, *type, *payload};
}

std::string writeEnvelope(std::uint32_t id, MessageType type, std::string_view payload) {
  JsonWriter writer;
  writer.beginObject().member("v").number(protocolVersion).member("id").number(id);
  writer.member("t").string(nameOf(type)).member("p").raw(payload).endObject();
  return writer.take();
}

}  // namespace pipit
