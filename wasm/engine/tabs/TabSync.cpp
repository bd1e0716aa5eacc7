#include "tabs/TabSync.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/JsonWriter.h"
#include "base/limits.h"

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

std::optional<TabMessage> TabSync::hear(std::string_view text, double now) {
  if (!canTalk()) return std::nullopt;
  auto message = gate_.lets(now) ? TabMessage::parse(text) : std::nullopt;
  if (!message) {
    ++dropped_;
    return std::nullopt;
  }
  if (!isNew(*message)) return std::nullopt;
  return message;
}

bool TabSync::isNew(const TabMessage& message) {
  if (message.from == name_) return false;
  auto found = std::ranges::find(speakers_, message.from, &Speaker::name);
  const std::uint32_t heard = found == speakers_.end() ? 0 : found->heard;
  if (message.number <= heard) return false;
  if (found != speakers_.end()) speakers_.erase(found);
  if (speakers_.size() == limits::tabs) speakers_.erase(speakers_.begin());
  speakers_.push_back({message.from, message.number});
  return true;
}

}  // namespace pipit
