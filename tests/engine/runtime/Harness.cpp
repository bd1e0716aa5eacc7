#include "Harness.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "TabsWorld.h"
#include "base/JsonWriter.h"
#include "origin/Origin.h"

namespace pipit {

Commands Harness::tell(Event event) {
  const bool wasAlarm = std::holds_alternative<event::Alarm>(event);
  if (wasAlarm) alarm_.reset();
  Commands commands;
  engine_.handle(event, time, commands);
  checkAlarms(commands, wasAlarm);
  for (const Command& command : commands) carryOut(command);
  log.insert(log.end(), commands.begin(), commands.end());
  answerHost();
  answerBrowser();
  return commands;
}

void Harness::carryOut(const Command& command) {
  screen.show(command);
  if (const auto* post = std::get_if<command::PostWindow>(&command)) {
    const auto target = Origin::parse(post->target);
    EXPECT_TRUE(target && target->serialize() == post->target) << "posted to " << post->target;
    window.push_back(*post);
  }
  if (std::holds_alternative<command::AdoptPort>(command)) ++adoptedPorts;
  if (const auto* post = std::get_if<command::PostPort>(&command)) {
    EXPECT_GT(adoptedPorts, 0) << "posted before there was a port";
    port_.push_back(post->data);
  }
  if (const auto* request = std::get_if<command::HttpRequest>(&command)) {
    EXPECT_TRUE(request->path.starts_with('/'));
    requests_.push_back(*request);
  }
  if (const auto* abort = std::get_if<command::HttpAbort>(&command)) {
    EXPECT_EQ(
        std::erase_if(requests_, [&](const auto& request) { return request.request == abort->request; }), 1u);
    if (openStream_ == abort->request) openStream_.reset();
  }
  if (const auto* task = std::get_if<command::Encode>(&command)) code(*task);
  if (const auto* task = std::get_if<command::Decode>(&command)) code(*task);
  if (const auto* request = std::get_if<command::OwnStorage>(&command)) {
    ownRequests_.push_back({request->task, messageTypeOf(request->operation).value(), request->payload});
  }
  askTabs(command);
  if (const auto* forget = std::get_if<command::ForgetSealKey>(&command); forget && forget->remove)
    sealKey = "removed";
  if (const auto* alarm = std::get_if<command::SetAlarm>(&command)) alarm_ = time.now + alarm->delay;
}

// An alarm that leads to nothing but another one at once would go round for ever.
void Harness::checkAlarms(const Commands& commands, bool wasAlarm) {
  const auto* alarm = commands.size() == 1 ? std::get_if<command::SetAlarm>(&commands.front()) : nullptr;
  idleAlarms_ = wasAlarm && alarm && alarm->delay <= 0 ? idleAlarms_ + 1 : 0;
  EXPECT_LE(idleAlarms_, 1) << "an alarm without end";
}

void Harness::boot(std::string_view siteConfig, std::string_view origin) {
  tell(event::Boot{std::string(siteConfig), std::string(origin), std::string(claimedNonce), version, seed_,
                   true, sealed, false, true, features, retention});
  tell(event::ListWhole{true});
}

void Harness::connect() {
  tell(event::WindowMessage{
      std::string(shopOrigin),
      writeEnvelope(0, MessageType::Connect, R"({"nonce":")" + std::string(claimedNonce) + R"("})")});
}

void Harness::start() {
  boot();
  connect();
}

void Harness::converse() {
  start();
  send("first");
  EXPECT_TRUE(respond("/api/session", 200, sessionJson()));
  stream(": hello\n\n");
  EXPECT_TRUE(respond("/api/chat", 202, accepted(1)));
}

void Harness::hostSays(std::string_view type, std::string_view payload, std::uint32_t id) {
  JsonWriter writer;
  writer.beginObject()
      .member("v")
      .number(version)
      .member("id")
      .number(id)
      .member("t")
      .string(type)
      .member("p")
      .raw(payload)
      .endObject();
  tell(event::PortMessage{writer.take()});
}

// Nothing is compressed, and what is sealed carries the key's name.
void Harness::code(const command::Encode& task) {
  std::string data = task.data;
  if (task.deflate) data = "deflated:" + data;
  if (task.seal) data = sealKey + ":" + task.context + ":" + data;
  coded_.push_back({task.task, browserHelps, std::move(data)});
}

void Harness::code(const command::Decode& task) {
  std::string_view data = task.data;
  bool ok = browserHelps;
  for (const std::string& layer : {task.unseal ? sealKey + ":" + task.context + ":" : "",
                                   std::string(task.inflate ? "deflated:" : "")}) {
    ok = ok && data.starts_with(layer);
    if (ok) data.remove_prefix(layer.size());
  }
  coded_.push_back({task.task, ok, std::string(data)});
}

void Harness::askTabs(const Command& command) {
  if (std::holds_alternative<command::OpenTabs>(command))
    world ? world->open(*this) : void(tabEvents_.emplace_back(event::TabsOpened{true}));
  if (std::holds_alternative<command::CloseTabs>(command) && world) world->close(*this);
  if (const auto* post = std::get_if<command::PostTabs>(&command); post && world)
    world->post(*this, post->data);
  if (const auto* lock = std::get_if<command::RequestLock>(&command))
    world ? world->request(*this, lock->steal)
          : void(tabEvents_.emplace_back(event::LockChanged{wire::LockState::Granted}));
  if (std::holds_alternative<command::ReleaseLock>(command) && world) world->release(*this);
}

void Harness::answerBrowser() {
  for (Event& event : std::exchange(tabEvents_, {})) tell(std::move(event));
  while (!coded_.empty()) {
    auto answers = std::exchange(coded_, {});
    for (event::Coded& answer : answers) tell(std::move(answer));
  }
  while (!ownRequests_.empty()) {
    auto requests = std::exchange(ownRequests_, {});
    for (const auto& [task, type, payload] : requests) {
      const std::string trouble = std::exchange(storageTrouble, ownTrouble);
      std::swap(records_, ownRecords_);
      std::string answer = answerTo({task, type, *Json::parse(payload)});
      std::swap(records_, ownRecords_);
      storageTrouble = trouble;
      tell(event::OwnStorageAnswer{task, std::move(answer)});
    }
  }
}

void Harness::answerHost() {
  while (answered_ < port_.size()) {
    const auto said = Envelope::parse(port_[answered_++]);
    ASSERT_TRUE(said) << port_[answered_ - 1].substr(0, 200);
    if (deaf) continue;
    const bool isStorage = nameOf(said->type).starts_with("storage.");
    const bool isTold = said->id != 0 && !isStorage && said->type != MessageType::Reply;
    if (isTold) hostSays("reply", R"({"ok":true})", said->id);
    if (isStorage && storageTrouble != "silence") hostSays("reply", answerTo(*said), said->id);
  }
}

bool Harness::isTooMuch(const Envelope& request) const {
  if (quota == 0 || request.type != MessageType::StorageSet) return false;
  std::size_t sum = request.payload.text("v").size();
  for (const auto& [key, text] : *records_)
    if (key != request.payload.text("k")) sum += text.size();
  return sum > quota;
}

bool Harness::isConflict(const Json& payload) const {
  const Json* was = payload.find("was");
  if (!was) return false;
  const auto& keys = payload.items("k");
  const auto found = records_->find(keys.empty() ? std::string(payload.text("k")) : *keys.front().string());
  const std::string now = found == records_->end() ? std::string() : found->second;
  const std::string line = now.substr(0, now.find('\n'));
  return was->string()->size() > 128 ? !line.starts_with(*was->string()) : line != *was->string();
}

std::string Harness::answerTo(const Envelope& request) {
  if (request.payload.find("m")) {
    std::swap(records_, memory_);
    std::string answer = perform(request);
    std::swap(records_, memory_);
    return answer;
  }
  if (!storageTrouble.empty()) return R"({"ok":false,"code":")" + storageTrouble + R"("})";
  return perform(request);
}

std::string Harness::perform(const Envelope& request) {
  if (isTooMuch(request)) return R"({"ok":false,"code":"quota"})";
  if (isConflict(request.payload)) return R"({"ok":false,"code":"conflict"})";
  if (request.type == MessageType::StorageSet)
    (*records_)[std::string(request.payload.text("k"))] = request.payload.text("v");
  JsonWriter values;
  values.beginObject().member("ok").boolean(true).member("v").beginArray();
  if (request.type == MessageType::StorageClear) records_->clear();
  if (request.type == MessageType::StorageKeys)
    for (const auto& [key, text] : *records_) values.string(key);
  for (const Json& key : request.payload.items("k")) {
    if (request.type == MessageType::StorageRemove) records_->erase(*key.string());
    const auto found = records_->find(*key.string());
    found == records_->end() ? values.null() : values.string(found->second);
  }
  return values.endArray().endObject().take();
}

bool Harness::respond(std::string_view path, std::uint16_t status, std::string_view body,
                      std::uint32_t retryAfter) {
  const auto asked = request(path);
  if (!asked) return false;
  tell(event::HttpHead{asked->request, status, retryAfter});
  if (!body.empty()) tell(event::HttpChunk{asked->request, std::string(body)});
  end(asked->request, wire::StreamEnd::Complete);
  return true;
}

bool Harness::breakOff(std::string_view path) {
  const auto asked = request(path);
  if (!asked) return false;
  end(asked->request, wire::StreamEnd::Network);
  return true;
}

void Harness::end(std::uint32_t request, wire::StreamEnd end) {
  std::erase_if(requests_, [&](const auto& asked) { return asked.request == request; });
  if (openStream_ == request) openStream_.reset();
  tell(event::HttpEnd{request, end});
}

void Harness::stream(std::string_view text) {
  const auto asked = request("/api/events");
  ASSERT_TRUE(asked) << "no stream was asked for";
  if (openStream_ != asked->request) {
    openStream_ = asked->request;
    tell(event::HttpHead{asked->request, 200, 0});
  }
  tell(event::HttpChunk{asked->request, std::string(text)});
}

std::optional<command::HttpRequest> Harness::request(std::string_view path) const {
  const auto found =
      std::ranges::find_if(requests_, [&](const auto& asked) { return asked.path.starts_with(path); });
  return found == requests_.end() ? std::nullopt : std::optional(*found);
}

std::ptrdiff_t Harness::requests(std::string_view path) const {
  return std::ranges::count_if(requests_, [&](const auto& asked) { return asked.path.starts_with(path); });
}

std::string Harness::clientIdOfChat() const {
  const auto chat = request("/api/chat");
  return chat ? std::string(Json::parse(chat->body)->text("clientId")) : "no chat";
}

void Harness::advance(double milliseconds) {
  const double until = time.now + milliseconds;
  for (int alarms = 0; alarm_ && *alarm_ <= until; ++alarms) {
    ASSERT_LT(alarms, 10000) << "alarms without end";
    const double passed = std::max(0.0, *alarm_ - time.now);
    time.now += passed;
    time.wall += passed;
    tell(event::Alarm{});
  }
  time.wall += until - time.now;
  time.now = until;
}

std::vector<Json> Harness::posted(std::string_view type) const {
  std::vector<Json> payloads;
  for (const std::string& text : port_) {
    auto envelope = Envelope::parse(text);
    if (envelope && nameOf(envelope->type) == type) payloads.push_back(std::move(envelope->payload));
  }
  return payloads;
}

std::vector<Json> Harness::events(std::string_view name) const {
  std::vector<Json> details;
  for (const Json& event : posted("event"))
    if (event.text("name") == name) details.push_back(*event.find("detail"));
  return details;
}

}  // namespace pipit
