#include "model/SseReader.h"

#include <utility>

#include "model/Limits.h"

namespace pipit::server {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kData = "data";

}  // namespace

bool SseReader::read(std::string_view bytes, const Take& take) {
  for (const char byte : bytes)
    if (!takeByte(byte, take)) return false;
  return true;
}

void SseReader::end(const Take& take) {
  if (!line_.empty()) takeLine(take);
  dispatch(take);
}

bool SseReader::takeByte(char byte, const Take& take) {
  const bool followsReturn = std::exchange(wasReturn_, byte == '\r');
  if (byte == '\n' && followsReturn) return true;
  if (byte == '\r' || byte == '\n') return takeLine(take);
  if (line_.size() == limits::kModelEventBytes) return false;
  line_ += byte;
  return true;
}

bool SseReader::takeLine(const Take& take) {
  const std::string text = std::exchange(line_, {});
  std::string_view line = text;
  if (std::exchange(isFirstLine_, false) && line.starts_with(kByteOrderMark))
    line.remove_prefix(kByteOrderMark.size());
  if (line.empty()) {
    dispatch(take);
    return true;
  }
  const auto colon = line.find(':');
  if (line.substr(0, colon) != kData) return true;
  auto value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
  if (value.starts_with(' ')) value.remove_prefix(1);
  if (std::exchange(hasData_, true)) data_ += '\n';
  data_ += value;
  return data_.size() <= limits::kModelEventBytes;
}

void SseReader::dispatch(const Take& take) {
  if (!std::exchange(hasData_, false)) return;
  take(std::exchange(data_, {}));
}

}  // namespace pipit::server
