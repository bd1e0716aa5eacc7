#include "http/admin/QueryReader.h"

#include "base/Utf8.h"
#include "http/Query.h"

namespace pipit::server {

std::string QueryReader::text(std::string_view name) {
  auto value = queryParameter(query_, name);
  if (!value) {
    issues_.push_back(value.error());
    return {};
  }
  const std::string& text = value->value_or("");
  if (isUtf8(text) && !text.contains('\0')) return text;
  issues_.push_back({std::string(name), "validation.range", "A text in UTF-8."});
  return {};
}

void QueryReader::refuse(std::string_view name, std::string_view allowed) {
  issues_.push_back({std::string(name), "validation.range", std::string(allowed)});
}

std::int64_t QueryReader::number(std::string_view name, std::int64_t absent, std::int64_t least,
                                 std::int64_t most) {
  const std::string written = text(name);
  if (written.empty()) return absent;
  const auto number = wholeNumber(written);
  if (number && *number >= least && *number <= most) return *number;
  issues_.push_back({std::string(name), "validation.range",
                     "A whole number from " + std::to_string(least) + " to " + std::to_string(most) + '.'});
  return absent;
}

}  // namespace pipit::server
