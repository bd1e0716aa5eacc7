#include "storage/Record.h"

#include <cmath>
#include <optional>
#include <utility>

#include "base/Decimal.h"
#include "base/Hash.h"
#include "base/JsonNumber.h"
#include "base/limits.h"
#include "storage/Packing.h"

namespace pipit {
namespace {

constexpr std::string_view magic = "pipit";
constexpr std::string_view version = "2";
constexpr std::string_view firstVersion = "1";
constexpr std::string_view plainJson = "j";
constexpr std::string_view deflatedOnly = "z";
constexpr std::string_view sealedOnly = "s";
constexpr std::string_view deflatedAndSealed = "zs";

std::string_view encodingOf(const Record& record) {
  if (record.sealed) return record.deflated ? deflatedAndSealed : sealedOnly;
  return record.deflated ? deflatedOnly : plainJson;
}

bool isEncoding(std::string_view word, bool isFirstVersion) {
  if (word == plainJson) return true;
  return !isFirstVersion && (word == deflatedOnly || word == sealedOnly || word == deflatedAndSealed);
}

void appendTime(std::string& text, double time) {
  text.append(decimal(static_cast<std::int64_t>(std::round(time)))).append(" ");
}

// Up to the next space, which is taken as well.
std::string_view takeWord(std::string_view& text) {
  const std::size_t end = text.find(' ');
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return word;
}

bool isNumber(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

// The last one that ECMAScript's Date has (ECMA-262, 21.4.1.1).
constexpr double lastTime = 8.64e15;

std::optional<double> timeOf(std::string_view word) {
  const auto time = isNumber(word) ? takeJsonNumber(word) : std::nullopt;
  return word.empty() && time <= lastTime ? time : std::nullopt;
}

}  // namespace

std::string Record::header() const {
  std::string text;
  text.append(magic).append(version).append(" ").append(encodingOf(*this)).append(" ");
  appendTime(text, written);
  appendTime(text, expires);
  return text;
}

std::string Record::encode() const {
  std::string text = header();
  const std::string packed = deflated || sealed ? pack(payload) : std::string();
  const std::string_view content = deflated || sealed ? packed : payload;
  text += toHex(fnv1a(content, fnv1a(text)));
  text += '\n';
  text += content;
  return text;
}

std::expected<Record, RecordError> Record::decode(std::string_view text, double wall) {
  const std::size_t newline = text.find('\n');
  if (!text.starts_with(magic)) return std::unexpected(RecordError::Foreign);
  if (newline == std::string_view::npos) return std::unexpected(RecordError::Damaged);

  std::string_view header = text.substr(0, newline);
  const std::string_view payload = text.substr(newline + 1);
  const std::string_view found = takeWord(header).substr(magic.size());
  if (found != version && found != firstVersion)
    return std::unexpected(isNumber(found) ? RecordError::TooNew : RecordError::Damaged);
  const std::string_view encoding = takeWord(header);
  const auto written = timeOf(takeWord(header));
  const auto expires = timeOf(takeWord(header));
  if (!isEncoding(encoding, found == firstVersion) || !written || !expires)
    return std::unexpected(RecordError::Damaged);

  const std::string_view checked = text.substr(0, newline - header.size());
  if (header != toHex(fnv1a(payload, fnv1a(checked)))) return std::unexpected(RecordError::Damaged);
  if (*expires < wall) return std::unexpected(RecordError::Expired);
  Record record{*written,
                *expires,
                std::string(payload),
                encoding.starts_with('z'),
                encoding.ends_with('s'),
                found == firstVersion};
  if (encoding == plainJson) return record;
  auto bytes = unpack(payload);
  if (!bytes) return std::unexpected(RecordError::Damaged);
  record.payload = std::move(*bytes);
  return record;
}

}  // namespace pipit
