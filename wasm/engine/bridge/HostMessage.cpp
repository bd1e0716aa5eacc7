#include "bridge/HostMessage.h"

#include <algorithm>

#include "base/Utf8.h"
#include "base/limits.h"

namespace pipit {
namespace {

std::optional<HostMessage> openOf(const Envelope& envelope) {
  const Json* focus = envelope.payload.find("focus");
  const Json* full = envelope.payload.find("full");
  if (!focus || !focus->boolean() || (full && !full->boolean())) return std::nullopt;
  return host::Open{*focus->boolean(), full && *full->boolean()};
}

std::optional<HostMessage> textOf(const Envelope& envelope) {
  if (envelope.id == 0) return std::nullopt;
  auto text = visitorText(envelope.payload.text("text"));
  if (!text) return host::BadSend{envelope.id};
  return host::Send{envelope.id, std::move(*text), envelope.type == MessageType::Prefill};
}

std::optional<HostMessage> changedOf(const Envelope& envelope) {
  const Json* key = envelope.payload.find("k");
  const std::string* name = key ? key->string() : nullptr;
  if (!name || name->size() > limits::storageKeyBytes) return std::nullopt;
  return host::StorageChanged{*name};
}

bool isOption(const std::pair<std::string, Json>& member) {
  const std::string* text = member.second.string();
  return text && text->size() <= limits::optionBytes;
}

std::optional<HostMessage> configureOf(Envelope envelope) {
  const Json::Object* members = envelope.payload.members();
  if (!members || members->size() > limits::pageOptions) return std::nullopt;
  if (!std::ranges::all_of(*members, isOption)) return std::nullopt;
  return host::Configure{std::move(envelope.payload)};
}

// Identify and Context are answered later, or not at all.
std::optional<HostMessage> askOf(const Envelope& envelope) {
  const std::string_view text = envelope.payload.text("text");
  const bool isSaid = envelope.type == MessageType::Identify || envelope.type == MessageType::Context;
  const bool fits = text.size() <= limits::handedBytes && (isSaid ? !text.empty() : envelope.id != 0);
  if (!fits) return std::nullopt;
  return host::Ask{envelope.id, envelope.type, std::string(text)};
}

std::optional<HostMessage> replyOf(Envelope envelope) {
  const Json* ok = envelope.payload.find("ok");
  if (envelope.id == 0 || !ok || !ok->boolean()) return std::nullopt;
  std::string code(envelope.payload.text("code"));
  return host::Reply{envelope.id, *ok->boolean(), std::move(code), std::move(envelope.payload)};
}

}  // namespace

std::optional<HostMessage> hostMessageOf(Envelope envelope) {
  switch (envelope.type) {
    case MessageType::Open:
      return openOf(envelope);
    case MessageType::Close:
      return host::Close{};
    case MessageType::Send:
    case MessageType::Prefill:
      return textOf(envelope);
    case MessageType::StorageChanged:
      return changedOf(envelope);
    case MessageType::Leaving:
      return host::Leaving{};
    case MessageType::Configure:
      return configureOf(std::move(envelope));
    case MessageType::Identify:
    case MessageType::Context:
    case MessageType::Erase:
    case MessageType::Logout:
    case MessageType::Conversation:
    case MessageType::Ping:
      return askOf(envelope);
    case MessageType::Reply:
      return replyOf(std::move(envelope));
    default:
      return std::nullopt;
  }
}

std::optional<std::string> visitorText(std::string_view text) {
  const std::string_view content = trimmed(text);
  if (content.empty() || countCodePoints(content) > limits::visitorTextCodePoints) return std::nullopt;
  return std::string(content);
}

}  // namespace pipit
