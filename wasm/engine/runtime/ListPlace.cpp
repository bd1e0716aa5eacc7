#include "runtime/ListPlace.h"

#include <algorithm>

#include "base/JsonWriter.h"
#include "base/limits.h"

namespace pipit {

ListPlace ListPlace::parse(const Json& json) {
  constexpr double most = limits::scrollExtent * unitsPerPixel;
  return {json.count("seq"), static_cast<Units>(std::clamp(json.number("into", 0), -most, most))};
}

std::string ListPlace::json() const {
  if (seq == 0) return {};
  JsonWriter writer;
  writer.beginObject().member("seq").number(seq).member("into").number(static_cast<double>(into)).endObject();
  return writer.take();
}

}  // namespace pipit
