#include "Service.h"

#include <algorithm>

#include "../engine/runtime/Samples.h"
#include "base/Json.h"
#include "base/JsonWriter.h"
#include "messages/MessageJson.h"

namespace pipit::sim {
namespace {

constexpr double heartbeat = 15000;
constexpr double tokenLife = 30.0 * 24 * 3600 * 1000;
constexpr std::string_view historyPath = "/api/conversations/";

Service::Answer unauthorised() {
  return {401, errorBody("auth.invalid")};
}

std::string personIn(const std::string& body) {
  const Json asked = Json::parse(body).value_or(Json{});
  return std::string(Json::parse(asked.text("identity")).value_or(Json{}).text("id"));
}

std::uint32_t numberAfter(const std::string& text, std::string_view name) {
  const std::size_t at = text.find(name);
  return at == std::string::npos ? 0 : static_cast<std::uint32_t>(std::stoul(text.substr(at + name.size())));
}

}  // namespace

Service::Answer Service::answer(const command::HttpRequest& request) {
  if (request.path.starts_with("/api/widget/config")) return {200, siteConfig()};
  if (request.path == "/api/session") return openSession(request.token, request.body);
  if (request.path == "/api/session/end") return endSession(request.token);
  Conversation* conversation = conversationOf(request.token);
  if (!conversation) return unauthorised();
  if (request.path == "/api/chat") return chat(*conversation, request.body);
  if (request.path.starts_with(historyPath)) return history(*conversation, request.path);
  throw Violation{"an address that the service does not have: " + request.path};
}

// Whoever says who they are is believed: the page of the simulation has the hash.
Service::Answer Service::openSession(const std::string& token, const std::string& body) {
  const std::string person = personIn(body);
  Conversation* known = conversationOf(token);
  if (!token.empty() && !known && person.empty()) return unauthorised();
  Conversation* conversation = person.empty() ? known : belongingTo(person, known);
  if (!conversation) conversation = &begin();
  if (!person.empty()) conversation->owner = person;
  const std::string renewed = "token-" + std::to_string(++lastToken_);
  tokens_[renewed] = conversation;
  return {200, sessionJson(conversation->name(), renewed, startOfTime + scene_.clock.now() + tokenLife)};
}

Conversation& Service::begin() {
  const std::string name = "c_" + std::to_string(conversations_.size() + 1);
  return *conversations_.emplace_back(std::make_unique<Conversation>(name));
}

// docs/decisions/0015: what was said as nobody becomes theirs, or comes after what is.
Conversation* Service::belongingTo(const std::string& person, Conversation* known) {
  Conversation* own = ownedBy(person);
  const bool isNobodys = known && known->owner.empty();
  if (!isNobodys || !own) return isNobodys ? known : own;
  scene_.say("service  ", known->name(), " goes on in ", own->name());
  scene_.note(Fault::Merged);
  own->absorb(*known);
  forget(*known);
  own->endStreams();
  think(*own);
  return own;
}

Conversation* Service::ownedBy(const std::string& person) const {
  const auto found = std::ranges::find_if(
      conversations_, [&](const auto& conversation) { return conversation->owner == person; });
  return found == conversations_.end() ? nullptr : found->get();
}

void Service::sayElsewhere(const std::string& person, const std::string& text) {
  Conversation* own = ownedBy(person);
  if (!own) own = &begin();
  own->owner = person;
  (void)own->say(scene_.chance.identifier(), text);
  think(*own);
}

Service::Answer Service::chat(Conversation& conversation, const std::string& body) {
  const auto json = Json::parse(body);
  if (!json) throw Violation{"a chat message that is no JSON"};
  const std::string clientId(json->text("clientId"));
  const bool isNew = !conversation.find(clientId);
  const Message& message = conversation.say(clientId, std::string(json->text("text")));
  if (isNew) {
    ++scene_.tally.confirmed;
    scene_.say("service  ", conversation.name(), " keeps ", message.text, " as ", message.seq);
  }
  JsonWriter writer;
  writer.beginObject().member("id").string(message.id).member("seq").number(message.seq);
  writer.member("at").number(message.at).endObject();
  if (isNew) think(conversation);
  return {202, writer.take()};
}

Service::Answer Service::history(const Conversation& conversation, const std::string& path) const {
  const bool isOwn = path.starts_with(std::string(historyPath) + conversation.name() + "/");
  if (!isOwn) return {404, errorBody("not_found")};
  const auto page = conversation.before(numberAfter(path, "before="), numberAfter(path, "limit="));
  JsonWriter writer;
  writer.beginObject().member("messages").beginArray();
  for (const Message& message : page) writeMessage(message, writer);
  writer.endArray().member("more").boolean(!page.empty() && page.front().seq > 1);
  return {200, writer.endObject().take()};
}

void Service::follow(const command::HttpRequest& request, const std::shared_ptr<StreamReader>& reader) {
  const auto after = request.lastEventId.empty() ? 0 : std::stoul(request.lastEventId);
  conversationOf(request.token)->follow(reader, static_cast<std::uint32_t>(after));
}

Conversation* Service::conversationOf(const std::string& token) const {
  const auto found = tokens_.find(token);
  return found == tokens_.end() ? nullptr : found->second;
}

void Service::think(Conversation& conversation) {
  if (!conversation.owesAnswer()) return;
  const double pause = scene_.weather.answerPause * scene_.chance.between(0.2, 1.5);
  scene_.clock.after(pause, *life_, [this, &conversation] {
    if (!conversation.owesAnswer()) return;
    conversation.beginAnswer();
    answerNow(conversation);
  });
}

// Piece by piece.
void Service::answerNow(Conversation& conversation) {
  const double pause = scene_.weather.answerPause * scene_.chance.between(0, 0.5);
  scene_.clock.after(pause, *life_, [this, &conversation] {
    if (!conversation.isAnswering()) return;
    if (scene_.chance.happens(0.3)) {
      conversation.completeAnswer();
      return think(conversation);
    }
    conversation.growAnswer("piece of " + std::string(scene_.chance.below(200), 'x') + ". ");
    answerNow(conversation);
  });
}

void Service::die() {
  scene_.say("service  dies");
  up_ = false;
  life_ = std::make_unique<Life>();
  dropStreams();
}

void Service::rise() {
  if (up_) return;
  scene_.say("service  is there again");
  up_ = true;
  for (const auto& conversation : conversations_) {
    if (conversation->isAnswering()) {
      conversation->restartAnswer();
      answerNow(*conversation);
    } else {
      think(*conversation);
    }
  }
}

void Service::dropStreams() {
  for (const auto& conversation : conversations_) conversation->endStreams();
}

bool Service::forgetSomebody() {
  if (conversations_.empty()) return false;
  forget(*conversations_[scene_.chance.below(conversations_.size())]);
  return true;
}

void Service::forget(Conversation& conversation) {
  scene_.say("service  forgets the visitor of ", conversation.name());
  std::erase_if(tokens_, [&](const auto& token) { return token.second == &conversation; });
  conversation.endStreams();
}

Service::Answer Service::endSession(const std::string& token) {
  if (Conversation* conversation = conversationOf(token)) forget(*conversation);
  return {200, "{}"};
}

bool Service::isBusy() const {
  return std::ranges::any_of(conversations_, [](const auto& conversation) {
    return conversation->isAnswering() || conversation->owesAnswer();
  });
}

bool Service::has(const std::string& clientId) const {
  return std::ranges::any_of(
      conversations_, [&](const auto& conversation) { return conversation->find(clientId) != nullptr; });
}

bool Service::remembers(const std::string& clientId) const {
  return std::ranges::any_of(tokens_,
                             [&](const auto& token) { return token.second->find(clientId) != nullptr; });
}

bool Service::hasText(const std::string& text) const {
  return std::ranges::any_of(conversations_,
                             [&](const auto& conversation) { return conversation->count(text) > 0; });
}

void Service::beat() {
  scene_.clock.after(heartbeat, whole_, [this] {
    for (const auto& conversation : conversations_) conversation->beat();
    beat();
  });
}

}  // namespace pipit::sim
