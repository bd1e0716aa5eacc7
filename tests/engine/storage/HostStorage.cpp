#include "HostStorage.h"

#include "base/JsonWriter.h"
#include "base/limits.h"

namespace pipit {

void HostStorage::answer() {
  for (const auto& request : client.takeOwnRequests()) {
    const Json payload = Json::parse(request.payload).value();
    std::swap(records, ownRecords);
    const Json answer =
        Json::parse(answerTo({request.tag, *messageTypeOf(request.operation), payload})).value();
    std::swap(records, ownRecords);
    asked.back() = "own " + asked.back();
    client.settle({request.tag, *answer.find("ok")->boolean(), std::string(answer.text("code")), answer},
                  time);
  }
  for (const std::string& text : bridge.takeOutgoing()) {
    const auto request = Envelope::parse(text).value();
    const std::string usual = trouble;
    if (!hostTrouble.empty()) trouble = hostTrouble;
    const std::string payload = answerTo(request);
    trouble = usual;
    (void)bridge.receive(writeEnvelope(request.id, MessageType::Reply, payload), time.now);
  }
  settle();
}

std::string HostStorage::answerTo(const Envelope& request) {
  std::vector<std::string> keys;
  for (const Json& key : request.payload.items("k")) keys.push_back(*key.string());
  if (keys.empty() && request.payload.find("k")) keys.emplace_back(request.payload.text("k"));
  asked.emplace_back(nameOf(request.type));
  for (const auto& key : keys) asked.back() += " " + key;
  if (!trouble.empty()) return R"({"ok":false,"code":")" + trouble + R"("})";
  if (const Json* was = request.payload.find("was")) {
    const auto found = records.find(keys.front());
    const std::string now = found == records.end() ? std::string() : found->second;
    const std::string line = now.substr(0, now.find('\n'));
    const bool isAsSeen =
        was->string()->size() > 128 ? line.starts_with(*was->string()) : line == *was->string();
    if (!isAsSeen) return R"({"ok":false,"code":"conflict"})";
  }

  JsonWriter values;
  values.beginObject().member("ok").boolean(true).member("v").beginArray();
  if (request.type == MessageType::StorageClear) records.clear();
  if (request.type == MessageType::StorageKeys)
    for (const auto& [key, text] : records) values.string(key);
  for (const auto& key : keys) {
    if (request.type == MessageType::StorageSet) records[key] = request.payload.text("v");
    if (request.type == MessageType::StorageRemove) records.erase(key);
    if (request.type != MessageType::StorageGet) continue;
    const auto found = records.find(key);
    found == records.end() ? values.null() : values.string(found->second);
  }
  return values.endArray().endObject().take();
}

void HostStorage::timeOut() {
  (void)bridge.takeOutgoing();
  advance(limits::requestTimeout);
  advance(limits::backoffCap);
}

void HostStorage::writeDue(const std::map<std::string, std::string>& payloads) {
  for (const std::string& key : client.takeDue(time)) client.write(key, payloads.at(key), time);
}

void HostStorage::advance(double milliseconds) {
  time.now += milliseconds;
  time.wall += milliseconds;
  bridge.expire(time.now);
  settle();
}

void HostStorage::giveUpHomeless() {
  for (const std::string& key : client.takeHomeless()) client.giveUp(key);
}

void HostStorage::settle() {
  for (const auto& settled : bridge.takeSettled()) client.settle(settled, time);
}

}  // namespace pipit
