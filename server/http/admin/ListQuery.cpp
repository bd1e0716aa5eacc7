#include "http/admin/ListQuery.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "domain/Limits.h"
#include "domain/OpeningHours.h"
#include "http/Query.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kDay = std::chrono::milliseconds(std::chrono::days(1)).count();

}  // namespace

std::int64_t momentIn(QueryReader& query, std::string_view name, std::int64_t absent, DayPart part) {
  const std::string text = query.text(name);
  if (text.empty()) return absent;
  if (const auto day = dayOf(text)) return *day * kDay + (part == DayPart::End ? kDay - 1 : 0);
  if (const auto number = wholeNumber(text)) return *number;
  query.refuse(name, "A day such as 2026-12-25, or milliseconds since 1970.");
  return absent;
}

std::optional<ListPlace> cursorIn(QueryReader& query) {
  const std::string text = query.text("cursor");
  if (text.empty()) return std::nullopt;
  const std::size_t dash = text.find('-');
  const auto at = wholeNumber(std::string_view(text).substr(0, dash));
  const auto key =
      dash == std::string::npos ? std::nullopt : wholeNumber(std::string_view(text).substr(dash + 1));
  if (at && key) return ListPlace{*at, *key};
  query.refuse("cursor", "The `next` of the page before.");
  return std::nullopt;
}

std::string cursorOf(const ListPlace& place) {
  return fmt::format("{}-{}", place.at, place.key);
}

bool isCsvIn(QueryReader& query) {
  const std::string format = query.text("format");
  if (!format.empty() && format != "json" && format != "csv") query.refuse("format", "json or csv.");
  return format == "csv";
}

int limitIn(QueryReader& query, bool isCsv, int page, int file) {
  const int most = isCsv ? file : page;
  return static_cast<int>(query.number("limit", isCsv ? file : limits::kPageDefault, 1, most));
}

std::string dateOf(std::int64_t day) {
  return fmt::format("{:%F}", fmt::gmtime(static_cast<std::time_t>(day * kDay / 1'000)));
}

Response csvFile(std::string_view name, std::string content, const std::optional<ListPlace>& next,
                 std::int64_t now) {
  Response response{.status = 200, .headers = {}, .body = bodyOf(std::move(content))};
  response.with("Content-Type", "text/csv; charset=utf-8; header=present")
      .with("Content-Disposition",
            fmt::format("attachment; filename=\"{}-{}.csv\"", name, dateOf(now / kDay)))
      .with("Cache-Control", "no-store");
  if (next) response.with("X-Next-Cursor", cursorOf(*next));
  return response;
}

}  // namespace pipit::server
