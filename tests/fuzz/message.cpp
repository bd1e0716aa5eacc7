#include <cstddef>
#include <cstdint>

#include "Require.h"
#include "messages/MessageJson.h"
#include "messages/MessageStore.h"

// Whatever the bytes: a message that is read is the same when it is written and read again, and so are a
// snapshot and an outbox.

namespace {

std::string written(const pipit::Message& message) {
  pipit::JsonWriter writer;
  pipit::writeMessage(message, writer);
  return writer.take();
}

void checkMessage(const pipit::Json& json) {
  const auto message = pipit::messageOf(json);
  if (!message) return;
  const std::string text = written(*message);
  const auto again = pipit::Json::parse(text);
  require(again && pipit::messageOf(*again) && written(*pipit::messageOf(*again)) == text);
}

void checkStored(const pipit::Json& json) {
  pipit::MessageStore store;
  store.mergeOutbox(json);
  if (!store.restore(json)) return;
  const std::string snapshot = store.snapshot("c");
  if (snapshot.empty()) return;
  pipit::MessageStore again;
  require(again.restore(*pipit::Json::parse(snapshot)) && again.snapshot("c") == snapshot);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto json = pipit::Json::parse({reinterpret_cast<const char*>(data), size});
  if (!json) return 0;
  checkMessage(*json);
  checkStored(*json);
  return 0;
}
