#include <array>

#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "runtime/Engine.h"

namespace pipit {
namespace {

namespace key {
constexpr std::string_view session = "session";
constexpr std::string_view conversation = "conversation";
constexpr std::string_view outbox = "outbox";
constexpr std::string_view draft = "draft";
constexpr std::array all = {session, conversation, outbox, draft};
}  // namespace key

std::string_view nameOf(wire::Connection connection) {
  constexpr std::array<std::string_view, 4> names = {"idle", "connecting", "online", "offline"};
  return names[static_cast<std::size_t>(connection)];
}

std::string idReply(std::string_view clientId) {
  JsonWriter writer;
  writer.beginObject().member("ok").boolean(true).member("id").string(clientId).endObject();
  return writer.take();
}

}  // namespace

void Engine::on(const event::Boot& boot, Instant, Commands& commands) {
  isBooted_ = true;
  storage_.guard(key::session);
  storage_.guard(key::outbox);
  random_ = Random(boot.seed);
  claimedOrigin_ = boot.claimedOrigin;
  nonce_ = boot.nonce;
  service_.browserOnline(boot.online);

  auto config = SiteConfig::parse(boot.config);
  if (boot.protocol != protocolVersion) return refuse(Refusal::ProtocolVersion, commands);
  if (!config) return refuse(config.error(), commands);
  auto handshake = Handshake::create(boot.claimedOrigin, boot.nonce, config->allow);
  if (!handshake) return refuse(handshake.error(), commands);
  config_ = std::move(*config);
  handshake_ = std::move(*handshake);
  commands.emplace_back(
      command::ShowTexts{config_->botName, config_->subtitle, config_->welcome, config_->placeholder});
  commands.emplace_back(command::PostWindow{handshake_->origin().serialize(), handshake_->ready()});
}

// The host page is told where it can be told safely: by its exact origin.
void Engine::refuse(Refusal refusal, Commands& commands) {
  refusal_ = codeOf(refusal);
  service_.stop(commands);
  const auto origin = Origin::parse(claimedOrigin_);
  if (origin)
    commands.emplace_back(command::PostWindow{origin->serialize(), refusedMessage(nonce_, refusal)});
}

void Engine::on(const event::WindowMessage& message, Instant time, Commands& commands) {
  if (!isServing() || !handshake_->accepts(message.origin, message.data)) return;
  commands.emplace_back(command::AdoptPort{});
  bridge_.connect();
  reported_.reset();
  if (isRestored_) return greet();
  // A second port before the storage answered: what was asked over the first is asked again of itself.
  if (toLoad_ > 0) return;
  toLoad_ = key::all.size();
  storage_.load(key::all, time);
}

void Engine::greet() {
  JsonWriter writer;
  writer.beginObject()
      .member("version")
      .number(protocolVersion)
      .member("name")
      .string(config_->botName)
      .endObject();
  bridge_.post(MessageType::Hello, writer.text());
}

void Engine::on(const event::PortMessage& message, Instant time, Commands& commands) {
  if (!isServing() || !bridge_.connected()) return;
  const auto received = bridge_.receive(message.data);
  if (received) std::visit([&](const auto& said) { on(said, time, commands); }, *received);
}

void Engine::on(const host::Open& message, Instant, Commands& commands) {
  isOpen_ = true;
  isFull_ = message.full;
  if (message.focus) commands.emplace_back(command::FocusComposer{});
}

void Engine::on(const host::Close&, Instant, Commands&) {
  isOpen_ = false;
}

void Engine::on(const host::Send& message, Instant time, Commands&) {
  const auto clientId = isRestored_ ? submit(message.text, time) : std::nullopt;
  bridge_.reply(message.id, clientId ? idReply(*clientId) : R"({"ok":false,"code":"busy"})");
}

void Engine::on(const host::BadSend& message, Instant, Commands&) {
  bridge_.reply(message.id, R"({"ok":false,"code":"invalid"})");
}

void Engine::on(const host::Ping& message, Instant, Commands&) {
  bridge_.reply(message.id, R"({"ok":true})");
}

void Engine::takeStored(Instant time, Commands& commands) {
  for (const StorageClient::Loaded& loaded : storage_.takeLoaded()) take(loaded, time, commands);
}

void Engine::take(const StorageClient::Loaded& loaded, Instant time, Commands& commands) {
  if (loaded.damaged) noteDamage(loaded.key);
  if (toLoad_ > 0) --toLoad_;
  const auto json = Json::parse(loaded.payload.value_or(std::string()));
  if (loaded.key == key::session) {
    auto session = json ? Session::parse(*json) : std::nullopt;
    if (isRestored_) return service_.adopt(std::move(session), time, commands);
    restoredSession_ = std::move(session);
  }
  if (!json) return;
  if (loaded.key == key::conversation) takeConversation(*json);
  if (loaded.key == key::draft) takeDraft(*json, commands);
  if (loaded.key != key::outbox) return;
  if (isRestored_) return store_.restoreOutbox(*json);
  restoredOutbox_ = *loaded.payload;
}

void Engine::takeConversation(const Json& json) {
  const std::string_view id = json.text("id");
  const auto& session = service_.session();
  const bool isOurs = !isRestored_ || (session && session->conversation == id);
  if (!isOurs || !store_.restore(json)) return;
  // What another tab has got acknowledged waits no longer.
  if (isRestored_) return storage_.touchUrgently(key::outbox);
  restoredConversation_ = id;
  if (const Json* spare = json.find("session")) spareSession_ = Session::parse(*spare);
}

void Engine::takeDraft(const Json& json, Commands& commands) {
  if (!draft_.empty()) return;
  draft_ = truncateUtf8(json.text("text"), limits::draftBytes);
  commands.emplace_back(command::DraftPut{draft_});
}

// What can be had again is: the conversation from the service, the session from the conversation's record.
void Engine::noteDamage(const std::string& name) {
  if (name == key::conversation) {
    historyDamaged_ = true;
  } else if (name != key::session || isRestored_) {
    notify(wire::Notice::RecordDamaged);
  } else {
    sessionDamaged_ = true;
  }
}

void Engine::finishRestore(Instant time) {
  const bool isDue = !isRestored_ && bridge_.connected() && toLoad_ == 0;
  if (!isDue) return;
  isRestored_ = true;
  if (!restoredSession_ && spareSession_) {
    restoredSession_ = std::move(spareSession_);
    storage_.touchUrgently(key::session);
  } else if (sessionDamaged_) {
    notify(wire::Notice::RecordDamaged);
  }
  if (historyDamaged_) notify(restoredSession_ ? wire::Notice::HistoryDamaged : wire::Notice::RecordDamaged);
  // A conversation whose session is gone cannot be gone on with; what waits to be sent can.
  if (!restoredSession_ || restoredSession_->conversation != restoredConversation_) store_.forgetConfirmed();
  if (const auto outbox = Json::parse(restoredOutbox_)) store_.restoreOutbox(*outbox);
  // What the stored conversation holds waits no longer, whoever forgot to say so.
  if (store_.outbox() != restoredOutbox_) storage_.touch(key::outbox, time);
  restoredOutbox_.clear();
  service_.begin(config_->site, std::move(restoredSession_), time);
  greet();
}

std::string Engine::payloadOf(std::string_view name) const {
  const auto& session = service_.session();
  if (name == key::session) return session ? session->json() : std::string();
  if (name == key::conversation)
    return session ? store_.snapshot(session->conversation, session->json()) : std::string();
  if (name == key::outbox) return store_.outbox();
  if (draft_.empty()) return {};
  JsonWriter writer;
  writer.beginObject().member("text").string(draft_).endObject();
  return writer.take();
}

void Engine::reportToHost() {
  if (!isRestored_) return;
  const Reported now{service_.connection(), store_.unread()};
  if (reported_ == now) return;
  const bool isFirst = !reported_;
  const Reported before = reported_.value_or(Reported{});
  reported_ = now;

  JsonWriter state;
  state.beginObject().member("connection").string(nameOf(now.connection)).member("unread").number(now.unread);
  state.member("dropped").number(dropped()).endObject();
  bridge_.post(MessageType::State, state.text());

  if (isFirst || now.unread != before.unread) {
    JsonWriter detail;
    postEvent("unread", detail.beginObject().member("count").number(now.unread).endObject().text());
  }
  if (isFirst || now.connection != before.connection) {
    JsonWriter detail;
    postEvent("connection",
              detail.beginObject().member("state").string(nameOf(now.connection)).endObject().text());
  }
}

void Engine::postEvent(std::string_view name, std::string_view detail) {
  JsonWriter writer;
  writer.beginObject().member("name").string(name).member("detail").raw(detail).endObject();
  bridge_.post(MessageType::PublicEvent, writer.text());
}

}  // namespace pipit
