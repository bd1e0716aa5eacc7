#include "tabs/Choices.h"

#include "base/JsonWriter.h"

namespace pipit {
namespace {

constexpr std::uint32_t lastTheme = 2;
constexpr std::uint32_t lastTextSize = 2;
constexpr std::uint32_t lastLocale = 12;

std::uint32_t within(std::uint32_t value, std::uint32_t last) {
  return value <= last ? value : 0;
}

}  // namespace

Choices Choices::parse(const Json& json) {
  return {json.number("order", 0),
          within(json.count("theme"), lastTheme),
          within(json.count("size"), lastTextSize),
          json.flag("sound"),
          within(json.count("locale"), lastLocale),
          json.flag("notify")};
}

std::string Choices::json() const {
  JsonWriter writer;
  writer.beginObject().member("theme").number(theme).member("size").number(textSize);
  return writer.member("sound")
      .boolean(sound)
      .member("locale")
      .number(locale)
      .member("notify")
      .boolean(notify)
      .member("order")
      .number(stamp)
      .endObject()
      .take();
}

}  // namespace pipit
