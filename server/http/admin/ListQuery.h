#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ListPlace.h"
#include "http/Response.h"
#include "http/admin/QueryReader.h"

namespace pipit::server {

// What lists with a time, pages and a file to export have in common.

enum class DayPart : std::uint8_t { Begin, End };

// "2026-12-25" is that day, in UTC, its begin or its last millisecond; a number is a moment in milliseconds
// since 1970.
std::int64_t momentIn(QueryReader& query, std::string_view name, std::int64_t absent, DayPart part);
// "1700000000000-57": where the page before ended.
std::optional<ListPlace> cursorIn(QueryReader& query);
std::string cursorOf(const ListPlace& place);
// Whether `format` asks for a file.
bool isCsvIn(QueryReader& query);
// At most `page`, or, of a file, `file`, which is what a file has where nothing is said.
int limitIn(QueryReader& query, bool isCsv, int page, int file);

// "2026-12-25" of days since 1970.
std::string dateOf(std::int64_t day);

// Told to be kept, as NAME-2026-12-25.csv, and what it goes on behind.
Response csvFile(std::string_view name, std::string content, const std::optional<ListPlace>& next,
                 std::int64_t now);

}  // namespace pipit::server
