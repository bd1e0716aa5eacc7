#include <cstddef>
#include <cstdint>

#include "Require.h"
#include "base/Utf8.h"
#include "bridge/HostMessage.h"

// Whatever the bytes: an accepted envelope is UTF-8 and reads the same when it is written with an empty
// payload, and a text that may be sent may be sent again.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto envelope = pipit::Envelope::parse(text);
  if (!envelope) return 0;
  require(pipit::isUtf8(text) && envelope->payload.isObject());
  const auto again = pipit::Envelope::parse(pipit::writeEnvelope(envelope->id, envelope->type, "{}"));
  require(again && again->id == envelope->id && again->type == envelope->type);
  const auto message = pipit::hostMessageOf(std::move(*envelope));
  const auto* send = message ? std::get_if<pipit::host::Send>(&*message) : nullptr;
  if (send) require(pipit::visitorText(send->text) == send->text);
  return 0;
}
