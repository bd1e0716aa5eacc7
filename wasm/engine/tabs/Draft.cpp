#include "tabs/Draft.h"

#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "base/limits.h"

namespace pipit {

Draft Draft::parse(const Json& json) {
  return {json.number("order", 0), std::string(truncateUtf8(json.text("text"), limits::draftBytes))};
}

std::string Draft::json() const {
  JsonWriter writer;
  return writer.beginObject().member("text").string(text).member("order").number(stamp).endObject().take();
}

}  // namespace pipit
