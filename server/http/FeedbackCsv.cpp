#include "http/FeedbackCsv.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

namespace pipit::server {

namespace {

constexpr std::string_view kCsvHead =
    "id,at,site,domain,type,rating,nps_score,sentiment,urgent,category,message,page,session,conversation,"
    "ticket\r\n";
// OWASP, CSV injection.
constexpr std::string_view kFormulaBeginnings = "=+-@\t\r";

std::string csvNumber(std::optional<int> number) {
  return number ? std::to_string(*number) : std::string();
}

std::string csvTime(std::int64_t milliseconds) {
  const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(milliseconds)};
  const auto second = std::chrono::floor<std::chrono::seconds>(at);
  return fmt::format("{:%FT%T}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(second)),
                     (at - second).count());
}

std::string csvLine(const Feedback& feedback) {
  const std::string cells[] = {feedback.id,
                               csvTime(feedback.at),
                               feedback.site,
                               feedback.domain,
                               std::string(nameOf(feedback.type)),
                               csvNumber(feedback.rating),
                               csvNumber(feedback.score),
                               std::string(nameOf(feedback.sentiment)),
                               feedback.isUrgent ? "yes" : "no",
                               feedback.category,
                               feedback.message,
                               feedback.page,
                               feedback.session,
                               feedback.conversation,
                               feedback.ticket};
  std::string line;
  for (const std::string& cell : cells) {
    if (!line.empty()) line += ',';
    line += csvField(cell);
  }
  return line + "\r\n";
}

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

std::string csvOf(const std::vector<Feedback>& feedback) {
  std::string file(kCsvHead);
  for (const Feedback& one : feedback) file += csvLine(one);
  return file;
}

}  // namespace pipit::server
