#include "http/Csv.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

namespace pipit::server {

namespace {

// OWASP, CSV injection.
constexpr std::string_view kFormulaBeginnings = "=+-@\t\r";

}  // namespace

std::string csvField(std::string_view text) {
  std::string cell;
  if (!text.empty() && kFormulaBeginnings.contains(text.front())) cell += '\'';
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return text.find_first_of(",\"\r\n") == std::string_view::npos ? cell : '"' + cell + '"';
}

std::string csvLine(std::initializer_list<std::string_view> fields) {
  std::string line;
  bool isFirst = true;
  for (const std::string_view field : fields) {
    if (!isFirst) line += ',';
    isFirst = false;
    line += csvField(field);
  }
  return line + "\r\n";
}

std::string csvTime(std::int64_t milliseconds) {
  const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(milliseconds)};
  const auto second = std::chrono::floor<std::chrono::seconds>(at);
  return fmt::format("{:%FT%T}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(second)),
                     (at - second).count());
}

}  // namespace pipit::server
