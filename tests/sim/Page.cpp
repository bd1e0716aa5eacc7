#include "Page.h"

#include <algorithm>

#include "base/JsonWriter.h"

namespace pipit::sim {
namespace {

constexpr double oldPages = 0.2;
constexpr double answerTimeout = 15000;  // js-glue/host/limits.ts
constexpr int mostMessages = 12000;      // 2,000 in 10 s
constexpr int mostTold = 200;            // js-glue/host/limits.ts
constexpr double toldWindow = 10000;

std::string_view keyOf(const Envelope& message) {
  const auto& keys = message.payload.items("k");
  return keys.empty() ? message.payload.text("k") : std::string_view(*keys.front().string());
}

}  // namespace

Page::Page(World world, std::string name)
    : world_(world),
      scene_(world.frame.scene),
      name_(std::move(name)),
      nonce_(scene_.chance.identifier()),
      version_(scene_.chance.happens(oldPages) ? oldestProtocolVersion : protocolVersion),
      memory_(scene_, [](const Storage::Written&) {}),
      own_(scene_, [](const Storage::Written&) {}),
      received_("messages from the frame", mostMessages) {}

void Page::insert() {
  scene_.say(name_, "  loads its frame");
  live_ = false;
  asked_.clear();
  frame_.reset();
  scene_.clock.after(scene_.chance.between(10, 300), life_, [this, load = ++loads_] {
    if (load == loads_) this->load();
  });
}

void Page::load() {
  if (frozen_)
    return scene_.clock.after(100, life_, [this, load = loads_] {
      if (load == loads_) this->load();
    });
  frame_ = std::make_unique<Frame>(
      world_.frame,
      [this](const std::string& data) {
        scene_.clock.after(scene_.weather.portLatency, life_,
                           [this, data] { loop_.post([this, data] { hearWindow(data); }); });
      },
      name_ + "." + std::to_string(loads_));
  frame_->boot(nonce_, version_);
}

void Page::hearWindow(const std::string& data) {
  const auto said = Envelope::parse(data);
  if (!said || said->type != MessageType::Ready || !frame_) return;
  if (said->payload.text("from") != from_) heard_ = 0;
  from_ = said->payload.text("from");
  openChannel();
}

void Page::openChannel() {
  live_ = false;
  channel_ = std::make_shared<Channel>(scene_);
  channel_->parentEnd = [this, channel = channel_.get()](const std::string& text) {
    loop_.post(channel->life().only([this, text] { hearPort(text); }));
  };
  JsonWriter payload;
  payload.beginObject().member("nonce").string(nonce_).endObject();
  const std::string connect = writeEnvelope(0, MessageType::Connect, payload.text(), version_);
  scene_.clock.after(scene_.weather.portLatency, life_, [this, connect, load = loads_, channel = channel_] {
    if (frame_ && load == loads_) frame_->connect(connect, channel);
  });
}

void Page::connectAgain() {
  scene_.say(name_, "  connects again");
  loop_.post([this] {
    if (frame_ && channel_) openChannel();
  });
}

void Page::hearPort(const std::string& text) {
  received_.count(scene_.clock.now());
  const auto message = Envelope::parse(text);
  if (!message) throw Violation{"the frame said what is no envelope: " + text.substr(0, 100)};
  if (message->type == MessageType::Reply) {
    asked_.erase(message->id);
    return;
  }
  if (liar_ && message->id != 0) return lie(*message);
  const std::string answer = isNew(*message) ? answerTo(*message) : R"({"ok":true})";
  if (message->id != 0) post(MessageType::Reply, answer, message->id);
}

// What was confirmed in vain comes again with the same id.
bool Page::isNew(const Envelope& message) {
  if (message.id == 0 || version_ < 2) return true;
  if (message.id <= heard_) return false;
  heard_ = message.id;
  return true;
}

double Page::untilStorageIsHeard() {
  const double now = scene_.clock.now();
  storageHeardAt_ = std::max(storageHeardAt_, now + scene_.chance.between(0, 20));
  return storageHeardAt_ - now;
}

void Page::hearStorage(const std::string& key) {
  // For the script on the next page alone.
  if (version_ < 2 || key == "waits") return;
  loop_.post([this, key] {
    JsonWriter writer;
    if (live_ && mayTellOfStorage())
      post(MessageType::StorageChanged, writer.beginObject().member("k").string(key).endObject().text());
  });
}

bool Page::mayTellOfStorage() {
  const double now = scene_.clock.now();
  if (now - tellingSince_ >= toldWindow) {
    tellingSince_ = now;
    told_ = 0;
  }
  return ++told_ <= mostTold;
}

std::string Page::answerTo(const Envelope& message) {
  switch (message.type) {
    case MessageType::StorageGet:
    case MessageType::StorageSet:
    case MessageType::StorageKeys:
    case MessageType::StorageClear:
    case MessageType::StorageRemove: {
      const std::string answer = performed(message);
      scene_.say(name_, "  ", nameOf(message.type), " ", keyOf(message), " -> ", answer.substr(0, 40));
      return answer;
    }
    case MessageType::Hello:
      live_ = true;
      tellPerson();
      if (shown_) post(MessageType::Open, R"({"focus":false})");
      break;
    case MessageType::Identified:
      if (!message.payload.text("code").empty()) person_.clear();
      break;
    case MessageType::Close:
      shown_ = false;
      break;
    default:
      break;
  }
  return R"({"ok":true})";
}

std::string Page::performed(const Envelope& request) {
  const auto writer = liar_ ? Storage::Writer::Deceived : Storage::Writer::Honest;
  if (version_ > 1 && request.payload.find("m")) return memory_.answer(request, {writer, this});
  return (liar_ && !meddles_ ? own_ : world_.storage).answer(request, {writer, this});
}

// One that lies from the frame's first word on makes it load anew.
void Page::turnHostile() {
  if (liar_) return;
  liar_ = std::make_unique<Liar>(scene_, version_);
  meddles_ = scene_.chance.happens(0.3);
  scene_.say(name_, "  turns hostile", meddles_ ? " and meddles" : "");
  scene_.note(Fault::PageTurnsHostile);
  own_.copy(world_.storage);
  if (scene_.chance.happens(0.5)) insert();
  burstOut();
}

void Page::lie(const Envelope& request) {
  for (const auto& [delay, text] : liar_->answer(request, [&] { return answerTo(request); }))
    say(delay, text);
}

void Page::say(double delay, const std::string& text) {
  scene_.say(name_, "  lies ", text);
  scene_.clock.after(delay,
                     channel_->life().only([channel = channel_.get(), text] { channel->toFrame(text); }));
}

void Page::burstOut() {
  scene_.clock.after(liar_->pause(), life_, [this] {
    burstOut();
    if (!channel_ || frozen_) return;
    for (const std::string& text : liar_->outburst()) channel_->toFrame(text);
    if (!scene_.chance.happens(0.1)) return;
    scene_.note(Fault::Handshakes);
    for (std::size_t i = scene_.chance.below(10); i > 0; --i) connectAgain();
  });
}

void Page::post(MessageType type, const std::string& payload, std::uint32_t id) {
  channel_->toFrame(writeEnvelope(id, type, payload, version_));
}

void Page::toggle() {
  shown_ = !shown_;
  loop_.post([this, open = shown_] {
    if (live_) post(open ? MessageType::Open : MessageType::Close, open ? R"({"focus":true})" : "{}");
  });
}

void Page::sendOverApi(const std::string& text) {
  loop_.post([this, text] {
    if (!live_ || !frame_) return;
    world_.frame.ledger.offer(frame_->number(), text);
    JsonWriter writer;
    post(MessageType::Send, writer.beginObject().member("text").string(text).endObject().text(), ++lastId_);
    expectReply(lastId_);
  });
}

void Page::logOut() {
  loop_.post([this] {
    person_.clear();
    post(MessageType::Logout, "{}", ++lastId_);
  });
}

void Page::identify(const std::string& person) {
  loop_.post([this, person] {
    JsonWriter writer;
    person_ = writer.beginObject().member("id").string(person).endObject().take();
    if (live_) tellPerson();
  });
}

void Page::tellPerson() {
  JsonWriter writer;
  if (!person_.empty())
    post(MessageType::Identify, writer.beginObject().member("text").string(person_).endObject().text());
}

// A frame that gives no answer is taken for gone, and loaded anew.
void Page::expectReply(std::uint32_t id) {
  asked_[id] = loads_;
  scene_.clock.after(answerTimeout, life_, [this, id] {
    loop_.post([this, id] {
      if (asked_.contains(id) && asked_[id] == loads_) scene_.clock.after(0, life_, [this] { insert(); });
    });
  });
}

void Page::hang(double milliseconds) {
  scene_.say(name_, "  hangs for ", milliseconds);
  loop_.hold();
  scene_.clock.after(milliseconds, life_, [this] { loop_.release(); });
}

void Page::freeze(bool cached) {
  if (!isUsable()) return;
  scene_.say(name_, cached ? "  goes into the cache" : "  is frozen");
  cached_ = cached;
  if (!hidden_) frame_->raise(event::LifecycleChanged{wire::Lifecycle::Hidden});
  frame_->raise(event::LifecycleChanged{cached ? wire::Lifecycle::PageHide : wire::Lifecycle::Freeze});
  hidden_ = true;
  frozen_ = true;
  const bool isHeard = !frame_->loop.isHeld();
  if (isHeard && frame_->isOnChannel()) throw Violation{name_ + ": a frozen page has an open channel"};
  if (isHeard && cached && frame_->claimsLock()) throw Violation{name_ + ": a cached page wants the lock"};
  loop_.hold();
  frame_->loop.hold();
}

void Page::hide(double timerGrain) {
  if (!isUsable()) return;
  scene_.say(name_, "  is hidden");
  hidden_ = true;
  frame_->raise(event::LifecycleChanged{wire::Lifecycle::Hidden});
  frame_->throttle(timerGrain);
}

void Page::thaw() {
  if (!cached_) runAgain(wire::Lifecycle::Resume);
}

void Page::comeBack() {
  cached_ = false;
  runAgain(wire::Lifecycle::PageShow);
  wake();
}

void Page::runAgain(wire::Lifecycle state) {
  if (leaving_ || !frozen_) return;
  scene_.say(name_, "  runs again");
  frozen_ = false;
  loop_.release();
  if (!frame_) return;
  frame_->raise(event::LifecycleChanged{state});
  frame_->loop.release();
}

void Page::wake() {
  if (leaving_ || cached_) return;
  thaw();
  if (!hidden_ || !frame_) return;
  hidden_ = false;
  frame_->throttle(0);
  frame_->raise(event::LifecycleChanged{wire::Lifecycle::Visible});
}

void Page::leave() {
  if (isUsable()) {
    frame_->raise(event::LifecycleChanged{wire::Lifecycle::PageHide});
    frame_->loop.hold();
  }
  leaving_ = true;
}

}  // namespace pipit::sim
