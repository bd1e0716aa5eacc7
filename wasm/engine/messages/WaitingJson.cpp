#include "messages/WaitingJson.h"

#include "base/Utf8.h"
#include "base/limits.h"
#include "messages/MessageJson.h"

namespace pipit {

std::optional<Message> waitingOf(const Json& json) {
  Message message;
  message.clientId = json.text("clientId");
  message.text = json.text("text");
  message.at = timeOf(json);
  // Written by the version before: its device's clock is all that is known.
  message.order = json.number("order", message.at);
  message.tries = json.count("tries");
  const std::string_view context = json.text("context");
  if (context.size() <= limits::handedBytes) message.context = context;
  readAnswer(json, message);
  const Json* failed = json.find("failed");
  const bool hasFailed = failed && failed->boolean() && *failed->boolean();
  message.state = hasFailed ? MessageState::Failed : MessageState::Pending;
  const bool fits = !message.clientId.empty() && message.clientId.size() <= limits::identifierBytes &&
                    !message.text.empty() && countCodePoints(message.text) <= limits::visitorTextCodePoints;
  if (!fits) return std::nullopt;
  return message;
}

void writeWaiting(const Message& message, WaitingFor reader, JsonWriter& writer) {
  writer.beginObject().member("clientId").string(message.clientId).member("text").string(message.text);
  writer.member("at").number(message.at).member("order").number(message.order);
  writeAnswer(message, writer);
  if (message.tries > 0) writer.member("tries").number(message.tries);
  const bool tellsFailure = reader == WaitingFor::Tabs && message.state == MessageState::Failed;
  if (tellsFailure) writer.member("failed").boolean(true);
  writer.endObject();
}

}  // namespace pipit
