#include "tabs/TabMessage.h"

#include <array>

#include "base/JsonWriter.h"
#include "base/limits.h"

namespace pipit {
namespace {

constexpr std::uint32_t version = 1;
constexpr std::size_t nameLength = 32;

// In the order of the enum.
constexpr std::array<std::string_view, 16> names = {
    "hello",   "lead", "ping", "resign", "heard",   "want",  "news",   "session",
    "waiting", "sent", "read", "draft",  "choices", "panel", "erased", "person"};

std::optional<TabMessageType> typeOf(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<TabMessageType>(i);
  return std::nullopt;
}

bool isName(std::string_view text) {
  return text.size() == nameLength && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::optional<TabMessage> TabMessage::parse(std::string_view text) {
  if (text.size() > limits::tabMessageBytes) return std::nullopt;
  const auto json = Json::parse(text);
  if (!json || json->count("v") != version) return std::nullopt;
  const Json* payload = json->find("p");
  const auto type = typeOf(json->text("t"));
  const std::uint32_t number = json->count("n");
  const bool isWhole = payload && payload->isObject() && type && number > 0 && isName(json->text("f"));
  if (!isWhole) return std::nullopt;
  return TabMessage{std::string(json->text("f")), number, *type, *payload};
}

std::string writeTabMessage(std::string_view from, std::uint32_t number, TabMessageType type,
                            std::string_view payload) {
  JsonWriter writer;
  writer.beginObject().member("v").number(version).member("f").string(from).member("n").number(number);
  writer.member("t").string(names[static_cast<std::size_t>(type)]).member("p").raw(payload).endObject();
  return writer.take();
}

}  // namespace pipit
