#include <algorithm>
#include <array>

#include "base/Dispatch.h"
#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "origin/SerializedOrigin.h"
#include "runtime/Engine.h"

namespace pipit {
namespace {

std::string_view nameOf(wire::Connection connection) {
  constexpr std::array<std::string_view, 4> names = {"idle", "connecting", "online", "offline"};
  return names[static_cast<std::size_t>(connection)];
}

std::string idReply(std::string_view clientId) {
  JsonWriter writer;
  writer.beginObject().member("ok").boolean(true).member("id").string(clientId).endObject();
  return writer.take();
}

std::string refusedReply(std::string_view code) {
  JsonWriter writer;
  writer.beginObject().member("ok").boolean(false).member("code").string(code).endObject();
  return writer.take();
}

}  // namespace

void Engine::on(const event::Boot& boot, Instant, Commands& commands) {
  isBooted_ = true;
  rows_.window().deferCorrections(boot.flings);
  hasOwnRecords_ = boot.ownRecords;
  random_ = Random(boot.seed);
  claimedOrigin_ = boot.claimedOrigin;
  nonce_ = boot.nonce;
  service_.browserOnline(boot.online);

  auto config = SiteConfig::parse(boot.config);
  version_ = std::clamp(boot.protocol, oldestProtocolVersion, protocolVersion);
  if (boot.protocol != version_) {
    // In the version of the page, which understands no other.
    version_ = boot.protocol;
    return refuse(Refusal::ProtocolVersion, commands);
  }
  if (!config) return refuse(config.error(), commands);
  auto handshake = Handshake::create(boot.claimedOrigin, boot.nonce, config->allow);
  if (!handshake) return refuse(handshake.error(), commands);
  config_ = std::move(*config);
  prepareStorage(boot.sealed);
  switchOff(config_->features);
  switchOff(boot.features);
  const std::uint32_t days = boot.retention > 0 ? boot.retention : config_->retention;
  if (days > 0) storage_.keepFor(limits::day * days);
  handshake_ = std::move(*handshake);
  handshake_->introduce(version_, random_.identifier());
  tabs_.introduce(random_.identifier());
  bridge_.speak(version_);
  showTexts(commands);
  add<command::PostWindow>(commands, handshake_->origin(), handshake_->ready());
}

// What nobody knows is told; the rest of it holds.
void Engine::switchOff(std::string_view features) {
  if (!features_.apply(features)) postEvent("error", jsonOf("code", "config.features"));
  bridge_.limit(has(Feature::ConnectionMonitoring), has(Feature::RetryLogic));
  service_.limit(has(Feature::RetryLogic), has(Feature::OfflineMode));
  if (!has(Feature::PerformanceMode)) rows_.showWhole(true, 0);
  if (!has(Feature::ParentStorage)) storage_.useMemory();
  if (!has(Feature::EnhancedStorage)) storage_.compress({});
}

// The host page is told where it can be told safely: by its exact origin.
void Engine::refuse(Refusal refusal, Commands& commands) {
  refusal_ = codeOf(refusal);
  service_.stop(commands);
  if (serialized::isOrigin(claimedOrigin_))
    add<command::PostWindow>(commands, claimedOrigin_, refusedMessage(nonce_, refusal, version_));
}

void Engine::on(const event::WindowMessage& message, Instant time, Commands& commands) {
  if (!isServing() || !handshake_->accepts(message.origin, message.data)) return;
  add<command::AdoptPort>(commands);
  bridge_.connect(time.now);
  callBackoff_.reset();
  reported_.reset();
  if (isRestored_) return greet();
  // A second port before the storage answered: what was asked over the first is asked again of itself.
  if (toLoad_ > 0) return;
  loadStored(time);
}

void Engine::greet() {
  JsonWriter writer;
  writer.beginObject().member("version").number(version_).member("name").string(config_->botName).endObject();
  bridge_.post(MessageType::Hello, writer.text());
}

void Engine::on(const event::PortMessage& message, Instant time, Commands& commands) {
  if (!isServing()) return;
  const auto received = bridge_.receive(message.data, time.now);
  if (received) dispatch([&](const auto& said) { on(said, time, commands); }, *received);
}

void Engine::on(const host::Open& message, Instant time, Commands& commands) {
  turnPanel(true, time);
  isFull_ = message.full;
  if (message.focus) add<command::FocusComposer>(commands);
}

void Engine::on(const host::Close&, Instant time, Commands&) {
  turnPanel(false, time);
}

void Engine::on(const host::Send& message, Instant time, Commands& commands) {
  if (!has(Feature::CrossDomainMessaging)) return bridge_.reply(message.id, refusedReply("disabled"));
  if (message.isDraft) return prefill(message, time, commands);
  const auto clientId = isRestored_ ? submit(message.text, time) : std::nullopt;
  bridge_.reply(message.id, clientId ? idReply(*clientId) : refusedReply("busy"));
}

// What the visitor has begun to write is theirs.
void Engine::prefill(const host::Send& message, Instant time, Commands& commands) {
  if (draft_.text.empty()) putBack(message.text, time, commands);
  bridge_.reply(message.id, R"({"ok":true})");
}

void Engine::on(const host::BadSend& message, Instant, Commands&) {
  bridge_.reply(message.id, refusedReply("invalid"));
}

void Engine::on(const host::StorageChanged& message, Instant time, Commands& commands) {
  takeChange(message.key, time, commands);
}

void Engine::on(const host::Leaving&, Instant time, Commands&) {
  storage_.expectFlush(time);
}

void Engine::on(const host::Ask& message, Instant time, Commands& commands) {
  if (message.what == MessageType::Identify) return identify(message.text, time, commands);
  if (message.what == MessageType::Context) return takeContext(message.text);
  if (message.what == MessageType::Logout || message.what == MessageType::Erase) {
    if (erasing_.size() == limits::waitingErasures) return bridge_.reply(message.id, refusedReply("busy"));
    service_.revoke(message.text);
    return eraseAll(message.id, time, commands);
  }
  if (!has(Feature::CrossDomainMessaging)) return bridge_.reply(message.id, refusedReply("disabled"));
  const bool isNamed = message.what == MessageType::Conversation && service_.session();
  bridge_.reply(message.id, idReply(isNamed ? service_.session()->conversation : std::string()));
}

// All that is kept of the visitor goes, here and in every tab. The service ends the session too, and with it
// a window that the conversation goes on in.
void Engine::eraseAll(std::uint32_t asked, Instant time, Commands& commands) {
  if (service_.session()) service_.revoke(service_.session()->token);
  erasing_.push_back(asked);
  storage_.erase(time);
  eraseMemory(true, always, {}, commands);
  // Nothing of it is stored, but a tab that has missed this is not to bring its draft back.
  draft_.stamp = choices_.stamp = person_.stamp = clock_.stamp(time.wall);
  if (!panel_.text.empty()) panel_.stamp = draft_.stamp;
  noteErasure(draft_.stamp);
  JsonWriter writer;
  writer.beginObject().member("order").number(draft_.stamp).endObject();
  say(TabMessageType::Erased, writer.text());
  sayKept();
}

// With the storage emptied or not: nothing is left in memory either way.
void Engine::answerErasures() {
  const auto failure = storage_.takeErased();
  if (!failure) return;
  for (const std::uint32_t id : std::exchange(erasing_, {})) {
    if (id == byVisitor)
      notify(failure->empty() ? wire::Notice::Erased : wire::Notice::NotErased);
    else if (id != byNobody)
      bridge_.reply(id, failure->empty() ? R"({"ok":true})" : refusedReply(*failure));
  }
}

void Engine::on(const host::Configure& message, Instant, Commands& commands) {
  JsonWriter writer;
  writer.value(message.options);
  add<command::ShowPage>(commands, writer.take());
  // Until the visitor chooses.
  pageSound_ = message.options.text("sound") == "true";
  if (choices_.stamp > 0) return;
  choices_.sound = pageSound_;
  showChoices(commands);
}

void Engine::showTexts(Commands& commands) const {
  add<command::ShowTexts>(commands, config_->botName, config_->subtitle, config_->welcome,
                          config_->placeholder, config_->hours);
}

void Engine::reportToHost() {
  if (!isRestored_) return;
  const Reported now{service_.connection(), store_.unread()};
  if (reported_ == now) return;
  reported_ = now;

  JsonWriter state;
  state.beginObject().member("connection").string(nameOf(now.connection)).member("unread").number(now.unread);
  state.member("dropped").number(dropped()).endObject();
  bridge_.post(MessageType::State, state.text());

  // The state is for whoever holds the port; an event is told once, over however many ports.
  const bool isFirst = !told_;
  const Reported before = told_.value_or(Reported{});
  told_ = now;
  if (isFirst || now.unread != before.unread) {
    JsonWriter detail;
    postEvent("unread", detail.beginObject().member("count").number(now.unread).endObject().text());
  }
  if (isFirst || now.connection != before.connection) {
    postEvent("connection", jsonOf("state", nameOf(now.connection)));
  }
}

void Engine::postEvent(std::string_view name, std::string_view detail) {
  if (!has(Feature::CrossDomainMessaging)) return;
  JsonWriter writer;
  writer.beginObject().member("name").string(name).member("detail").raw(detail).endObject();
  bridge_.tell(MessageType::PublicEvent, writer.text());
}

}  // namespace pipit
