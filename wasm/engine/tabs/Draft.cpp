#include "tabs/Draft.h"

#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "base/limits.h"

namespace pipit {
namespace {

std::string textIn(const Json& json, std::string_view name, std::size_t most) {
  return std::string(truncateUtf8(json.text(name), most));
}

}  // namespace

Draft Draft::parse(const Json& json) {
  return {json.number("order", 0), textIn(json, "text", limits::draftBytes),
          textIn(json, "notes", limits::notesBytes)};
}

std::string Draft::json() const {
  JsonWriter writer;
  writer.beginObject().member("text").string(text).member("order").number(stamp);
  if (!notes.empty()) writer.member("notes").string(notes);
  return writer.endObject().take();
}

}  // namespace pipit
