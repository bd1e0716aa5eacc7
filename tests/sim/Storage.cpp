#include "Storage.h"

#include "base/JsonWriter.h"

namespace pipit::sim {
namespace {

// js-glue/host/limits.ts
constexpr std::size_t repliedLength = 524000;
constexpr std::size_t toldOfLonger = 129;

std::vector<std::string> keysOf(const Json& payload) {
  std::vector<std::string> keys;
  for (const Json& key : payload.items("k")) keys.push_back(*key.string());
  if (keys.empty()) keys.emplace_back(payload.text("k"));
  return keys;
}

bool isFirstLine(std::string_view line, std::string_view text) {
  if (line.find('\n') != std::string_view::npos || !text.starts_with(line)) return false;
  return line.size() >= toldOfLonger || line.size() == text.size() || text[line.size()] == '\n';
}

std::string quoted(std::string_view text) {
  JsonWriter writer;
  return writer.string(text).take();
}

std::string told(std::string_view text) {
  std::string whole = text.size() <= storageCapacity ? quoted(text) : std::string();
  return !whole.empty() && whole.size() <= repliedLength ? whole : quoted(text.substr(0, toldOfLonger));
}

std::string refused(std::string_view code) {
  return R"({"ok":false,"code":")" + std::string(code) + R"("})";
}

}  // namespace

std::string Storage::answer(const Envelope& request, Hand hand) {
  const auto keys = keysOf(request.payload);
  if (std::string refusal = this->refusal(request, keys); !refusal.empty()) return refusal;
  if (request.type == MessageType::StorageKeys) return names();
  if (request.type == MessageType::StorageGet) return read(keys);
  if (request.type == MessageType::StorageClear) return clear(hand);
  const bool isSet = request.type == MessageType::StorageSet;
  for (const std::string& key : keys) put(key, isSet ? request.payload.text("v") : std::string_view(), hand);
  return R"({"ok":true})";
}

std::string Storage::refusal(const Envelope& request, const std::vector<std::string>& keys) {
  if (mood_ == Mood::Denied || !scene_.browser.storage) return refused("denied");
  const bool isRead = request.type == MessageType::StorageGet || request.type == MessageType::StorageKeys;
  if (isRead || request.type == MessageType::StorageClear) return {};
  const Json* was = request.payload.find("was");
  if (was && !isFirstLine(*was->string(), at(keys.front()))) {
    scene_.note(Fault::WriteConflict);
    return refused("conflict");
  }
  if (request.type == MessageType::StorageRemove) return {};
  const bool isFull = mood_ == Mood::Full || scene_.chance.happens(scene_.weather.writeRefused) ||
                      !fits(keys.front(), request.payload.text("v"));
  if (isFull) scene_.note(Fault::WriteRefused);
  return isFull ? refused("quota") : std::string();
}

bool Storage::fits(const std::string& key, std::string_view value) const {
  std::size_t sum = value.size();
  for (const auto& [name, text] : records_)
    if (name != key) sum += text.size();
  return sum <= storageCapacity;
}

std::string Storage::read(const std::vector<std::string>& keys) const {
  std::size_t room = repliedLength;
  JsonWriter writer;
  writer.beginObject().member("ok").boolean(true).member("v").beginArray();
  for (const std::string& key : keys) {
    JsonWriter value;
    const auto found = records_.find(key);
    if (found != records_.end()) value.raw(told(found->second));
    const bool isTold = !value.text().empty() && value.text().size() <= room;
    isTold ? writer.raw(value.text()) : writer.null();
    if (isTold) room -= value.text().size();
  }
  return writer.endArray().endObject().take();
}

std::string Storage::names() const {
  JsonWriter writer;
  writer.beginObject().member("ok").boolean(true).member("v").beginArray();
  for (const auto& [key, text] : records_) writer.string(key);
  return writer.endArray().endObject().take();
}

std::string Storage::at(const std::string& key) const {
  const auto found = records_.find(key);
  return found == records_.end() ? std::string() : found->second;
}

// The other pages hear of the key that was there for a moment first.
std::string Storage::clear(Hand hand) {
  watcher_({"erase", "", "", hand.writer, hand.page});
  for (const auto& [key, text] : std::map(records_)) put(key, {}, hand);
  return R"({"ok":true})";
}

void Storage::put(const std::string& key, std::string_view value, Hand hand) {
  const std::string before = at(key);
  if (value.empty()) {
    records_.erase(key);
  } else {
    records_[key] = value;
  }
  watcher_({key, before, at(key), hand.writer, hand.page});
}

}  // namespace pipit::sim
