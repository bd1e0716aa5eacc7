#include "Frame.h"

#include <algorithm>
#include <cmath>

#include "../engine/runtime/Samples.h"
#include "../engine/runtime/replayRows.h"
#include "Storage.h"
#include "base/JsonWriter.h"
#include "base/limits.h"

namespace pipit::sim {
namespace {

// All that was told and not confirmed is told again over a new port.
constexpr int mostPostsAtOnce = 16 + static_cast<int>(limits::outbox);
constexpr std::size_t mostRequestsAtOnce = 5;
constexpr int mostAlarmsAMinute = 1000;
constexpr int mostRequestsAMinute = 400;
// And all that is not confirmed over each new port.
constexpr int mostPostsAMinute = 5000;
constexpr int mostQuestionsASecond = 150;
// One to each that the flood gate lets through.
constexpr int mostRepliesAMinute = 7 * static_cast<int>(limits::floodMessages);
// What the one that leads says; the others hear 2,000 in all.
constexpr int mostMessagesToTabs = 1500;
// Between two events from outside.
constexpr std::size_t mostCommandsAtOnce = 1000;

bool isReply(const std::string& envelope) {
  return envelope.find(R"("t":"reply")") != std::string::npos;
}

bool isQuestion(const std::string& envelope) {
  return envelope.find(R"("t":"storage.)") != std::string::npos;
}

template <typename T>
const T* as(const Command& command) {
  return std::get_if<T>(&command);
}

}  // namespace

Frame::Frame(World world, PostWindow postWindow, std::string name)
    : world_(world),
      scene_(world.scene),
      postWindow_(std::move(postWindow)),
      name_(std::move(name)),
      number_(++scene_.tally.engines),
      born_(scene_.clock.now() - scene_.chance.between(1, 500)),
      alarms_("alarms", mostAlarmsAMinute),
      requests_("requests", mostRequestsAMinute),
      posts_("messages to the host page", mostPostsAMinute),
      questions_("storage requests", mostQuestionsASecond, 1000),
      replies_("replies to the host page", mostRepliesAMinute),
      toTabs_("messages to other tabs", mostMessagesToTabs, limits::floodWindow) {}

Frame::~Frame() {
  if (const auto port = port_.lock()) port->frameEnd = nullptr;
}

void Frame::boot(const std::string& nonce, std::uint32_t version) {
  raise(event::Boot{siteConfig(), std::string(shopOrigin), nonce, version, scene_.chance.identifier(),
                    scene_.online, false});
  raise(event::ListWhole{true});
}

void Frame::connect(const std::string& data, const std::shared_ptr<Channel>& channel) {
  loop.post([this, data, held = std::weak_ptr(channel)] {
    held_ = held;
    handle(event::WindowMessage{std::string(shopOrigin), data});
    held_.reset();
  });
}

void Frame::raise(Event event) {
  loop.post([this, event = std::move(event)] { handle(event); });
}

Instant Frame::instant() const {
  return {scene_.clock.now() - born_, scene_.instant().wall};
}

void Frame::handle(const Event& event) {
  ++scene_.tally.events;
  showDraft(event);
  postedNow_ = 0;
  const auto* ended = std::get_if<event::HttpEnd>(&event);
  if (ended) exchanges_.erase(ended->request);
  Commands commands;
  engine_.handle(event, instant(), commands);
  if (commands.size() > mostCommandsAtOnce) throw Violation{"too many commands at once"};
  for (const Command& command : commands) carryOut(command);
}

void Frame::carryOut(const Command& command) {
  show(command);
  if (const auto* post = as<command::PostWindow>(command)) {
    if (post->target != shopOrigin) throw Violation{"posted to " + post->target};
    postWindow_(post->data);
  }
  if (as<command::AdoptPort>(command)) adopt();
  if (const auto* post = as<command::PostPort>(command)) {
    countPost(post->data);
    if (++postedNow_ > mostPostsAtOnce) throw Violation{"too many messages to the host page at once"};
    if (const auto port = port_.lock()) port->toParent(post->data);
  }
  if (const auto* request = as<command::HttpRequest>(command)) start(*request);
  if (const auto* given = as<command::HttpAbort>(command)) abort(given->request);
  if (const auto* task = as<command::Encode>(command))
    code(task->task, true, std::string(deflated) + task->data);
  if (const auto* task = as<command::Decode>(command)) {
    const bool ok = task->data.starts_with(deflated);
    code(task->task, ok, ok ? task->data.substr(deflated.size()) : std::string());
  }
  if (const auto* request = as<command::OwnStorage>(command)) {
    // Not by the look for what other pages have left there, nor by erasing that: whoever moves takes the
    // session along.
    hasLeftStorage_ = hasLeftStorage_ ||
                      (request->operation != "storage.get" && request->operation != "storage.clear") ||
                      request->payload.contains("session");
    raise(event::OwnStorageAnswer{request->task, R"({"ok":false,"code":"denied"})"});
  }
  if (const auto* alarm = as<command::SetAlarm>(command)) setAlarm(alarm->delay);
  carryOutBetweenTabs(command);
}

// js-glue/frame/ports/tabs.ts and lock.ts
void Frame::carryOutBetweenTabs(const Command& command) {
  if (const auto* channel = as<command::OpenTabs>(command)) openTabs(channel->name);
  if (as<command::CloseTabs>(command) && tabs_) {
    tabs_->close();
    tabs_.reset();
  }
  if (const auto* post = as<command::PostTabs>(command)) {
    toTabs_.count(scene_.clock.now());
    scene_.say(name_, "  to tabs ", post->data);
    if (tabs_) tabs_->post(post->data);
  }
  if (const auto* request = as<command::RequestLock>(command)) requestLock(*request);
  if (as<command::ReleaseLock>(command)) {
    ++claim_;
    lock_.reset();
  }
}

void Frame::openTabs(const std::string& name) {
  if (!name.ends_with(shopOrigin)) throw Violation{"a channel of others: " + name};
  if (tabs_) tabs_->close();
  tabs_ = world_.broadcast.open(name, [this](const std::string& text) { hearTab(text); });
  raise(event::TabsOpened{tabs_ != nullptr});
}

void Frame::requestLock(const command::RequestLock& request) {
  lock_.reset();
  lock_ = world_.locks.request(request.name, request.steal, [this, claim = ++claim_](wire::LockState state) {
    loop.post([this, claim, state] {
      if (claim != claim_) return;
      scene_.say(name_, "  lock ", static_cast<int>(state));
      if (state != wire::LockState::Granted) lock_.reset();
      handle(event::LockChanged{state});
    });
  });
}

void Frame::hearTab(const std::string& text) {
  hearsOnly_ ? handle(event::TabMessage{text}) : raise(event::TabMessage{text});
}

// The browser takes a moment for it.
void Frame::code(std::uint32_t task, bool ok, std::string data) {
  scene_.clock.after(scene_.chance.between(0, 20), life_,
                     [this, task, ok, data = std::move(data)] { raise(event::Coded{task, ok, data}); });
}

void Frame::show(const Command& command) {
  if (const auto* status = as<command::ShowStatus>(command)) {
    if (status->connection != status_.connection || status->notice != status_.notice)
      scene_.say(name_, "  connection ", static_cast<int>(status->connection), ", notice ",
                 static_cast<int>(status->notice));
    status_ = *status;
    world_.ledger.noticed(status->notice);
  }
  if (const auto* choices = as<command::ShowChoices>(command)) choices_ = *choices;
  if (const auto* draft = as<command::DraftPut>(command)) {
    composer_ = draft->text;
    notes_ = draft->notes;
  }
  if (const auto* row = as<command::RowPut>(command)) {
    if (row->author == wire::Author::Visitor)
      scene_.say(name_, "  shows ", row->text, ", delivery ", static_cast<int>(row->delivery));
    world_.ledger.shown(number_, *row);
  }
  if (const std::string fault = replayRows(command, rows_); !fault.empty()) throw Violation{fault};
}

// What the views do with the composer and forms.
void Frame::showDraft(const Event& event) {
  if (const auto* draft = std::get_if<event::VisitorDraft>(&event)) {
    composer_ = draft->text;
    notes_ = draft->notes;
  }
  if (std::holds_alternative<event::VisitorSend>(event)) composer_.clear();
  if (const auto* choice = std::get_if<event::VisitorChoice>(&event)) {
    choices_.theme = choice->theme;
    choices_.textSize = choice->textSize;
  }
}

void Frame::countPost(const std::string& data) {
  const double now = scene_.clock.now();
  if (isReply(data)) return replies_.count(now);
  posts_.count(now);
  if (isQuestion(data)) questions_.count(now);
}

void Frame::adopt() {
  posts_.allow(scene_.clock.now(), static_cast<int>(limits::outbox));
  if (const auto old = port_.lock()) old->frameEnd = nullptr;
  port_ = held_;
  const auto port = port_.lock();
  if (!port) return;
  port->frameEnd = [this, channel = port.get()](const std::string& text) {
    loop.post(channel->life().only([this, text] { handle(event::PortMessage{text}); }));
  };
}

void Frame::start(const command::HttpRequest& request) {
  requests_.count(scene_.clock.now());
  scene_.say(name_, "  asks ", request.path, " ", request.lastEventId, request.body.substr(0, 100));
  const auto raiseHere = [this, life = life_.watch()](Event event) {
    if (!life.expired()) raise(std::move(event));
  };
  const auto exchange = std::make_shared<Exchange>(scene_, world_.service, request, raiseHere);
  exchanges_.emplace(request.request, exchange);
  if (exchanges_.size() > mostRequestsAtOnce) throw Violation{"too many requests at once"};
  exchange->begin();
}

void Frame::abort(std::uint32_t request) {
  const auto found = exchanges_.find(request);
  if (found == exchanges_.end()) return;
  found->second->abandon();
  exchanges_.erase(found);
  raise(event::HttpEnd{request, wire::StreamEnd::Aborted});
}

void Frame::setAlarm(double delay) {
  alarmDue_ = scene_.clock.now() + std::ceil(delay);
  isAlarmSet_ = true;
  armTimer();
}

void Frame::armTimer() {
  const double due = std::max(alarmDue_, scene_.clock.now());
  const double when = grain_ > 0 ? std::ceil(due / grain_) * grain_ : due;
  scene_.clock.at(when, life_.only([this, number = ++alarm_] {
    if (number != alarm_) return;
    isAlarmSet_ = false;
    alarms_.count(scene_.clock.now());
    raise(event::Alarm{});
  }));
}

void Frame::throttle(double grain) {
  grain_ = grain;
  if (isAlarmSet_) armTimer();
}

void Frame::stall(double milliseconds) {
  loop.hold();
  hearsOnly_ = scene_.chance.happens(0.5);
  if (hearsOnly_) scene_.note(Fault::HearingOnly);
  scene_.clock.after(milliseconds, life_, [this] {
    hearsOnly_ = false;
    loop.release();
  });
}

void Frame::silenceNetwork() {
  for (const auto& [request, exchange] : exchanges_) exchange->goSilent();
}

void Frame::breakNetwork() {
  for (const auto& [request, exchange] : std::map(exchanges_)) exchange->breakOff();
}

bool Frame::holdsStream() const {
  return std::ranges::any_of(exchanges_, [](const auto& known) { return known.second->request().stream; });
}

const Conversation* Frame::followed() const {
  for (const auto& [request, exchange] : exchanges_)
    for (const auto& conversation : world_.service.conversations())
      if (conversation->isFollowedBy(exchange.get())) return conversation.get();
  return nullptr;
}

}  // namespace pipit::sim
