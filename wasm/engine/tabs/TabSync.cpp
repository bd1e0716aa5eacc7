#include "tabs/TabSync.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/JsonWriter.h"
#include "base/limits.h"
#include "tabs/TabDigest.h"

namespace pipit {
namespace {

// Enough to tell the frames of one visitor apart.
constexpr std::size_t recordNameLength = 8;

std::size_t sizeOf(const std::vector<std::string>& texts) {
  return std::transform_reduce(texts.begin(), texts.end(), std::size_t{0}, std::plus<>(),
                               [](const std::string& text) { return text.size(); });
}

}  // namespace

void TabSync::say(TabMessageType type, std::string_view payload) {
  if (!canTalk()) return;
  std::string text = writeTabMessage(name_, ++said_, type, payload);
  if (way_ == Way::Channel) {
    outgoing_.push_back(std::move(text));
    return;
  }
  hasChanged_ = true;
  recent_.push_back(std::move(text));
  while (recent_.size() > 1 && sizeOf(recent_) > limits::tabRecordBytes) recent_.erase(recent_.begin());
}

std::string TabSync::recordKey() const {
  return std::string(recordPrefix) + name_.substr(0, recordNameLength);
}

bool TabSync::isRecordOf(std::string_view key, std::string_view name) {
  return isRecord(key) && key.substr(recordPrefix.size()) == name.substr(0, recordNameLength);
}

bool TabSync::isRecord(std::string_view key) {
  return key.starts_with(recordPrefix) && key.size() == recordPrefix.size() + recordNameLength;
}

bool TabSync::isOthersRecord(std::string_view key) const {
  return way_ == Way::Records && isRecord(key) && key != recordKey();
}

std::string TabSync::record() const {
  if (way_ != Way::Records || recent_.empty()) return {};
  JsonWriter writer;
  writer.beginObject().member("messages").beginArray();
  for (const std::string& text : recent_) writer.string(text);
  return writer.endArray().endObject().take();
}

// A record is read again and again: what was heard costs next to nothing, and is no flood.
std::optional<TabMessage> TabSync::hear(std::string_view text, double now) {
  const std::uint32_t hash = TabDigest::of(text);
  if (!canTalk() || std::ranges::find(heard_, hash) != heard_.end()) return std::nullopt;
  auto message = gate_.lets(now) ? TabMessage::parse(text) : std::nullopt;
  if (!message) {
    ++dropped_;
    return std::nullopt;
  }
  if (message->from == name_) return std::nullopt;
  if (heard_.size() == limits::tabsHeard) heard_.erase(heard_.begin());
  heard_.push_back(hash);
  return message;
}

}  // namespace pipit
