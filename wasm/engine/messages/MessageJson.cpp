#include "messages/MessageJson.h"

#include <array>

#include "base/limits.h"

namespace pipit {
namespace {

// In the order of the enum.
constexpr std::array<std::string_view, 4> authors = {"visitor", "assistant", "agent", "system"};

std::optional<MessageAuthor> authorOf(std::string_view name) {
  for (std::size_t i = 0; i < authors.size(); ++i)
    if (authors[i] == name) return static_cast<MessageAuthor>(i);
  return std::nullopt;
}

std::optional<MessageState> stateOf(std::string_view name) {
  if (name == "complete") return MessageState::Complete;
  if (name == "streaming") return MessageState::Streaming;
  return std::nullopt;
}

bool fitsIdentifier(std::string_view text) {
  return text.size() <= limits::identifierBytes;
}

bool fits(const MessageCard& card) {
  return !card.title.empty() && card.title.size() <= limits::cardFieldBytes &&
         card.detail.size() <= limits::cardFieldBytes && card.image.size() <= limits::cardFieldBytes &&
         card.link.size() <= limits::cardFieldBytes;
}

std::vector<MessageCard> cardsOf(const Json& json) {
  std::vector<MessageCard> cards;
  for (const Json& item : json.items("cards")) {
    if (cards.size() == limits::cardsPerMessage) break;
    MessageCard card{std::string(item.text("title")), std::string(item.text("detail")),
                     std::string(item.text("image")), std::string(item.text("link"))};
    if (fits(card)) cards.push_back(std::move(card));
  }
  return cards;
}

// Written anew: nothing of it that is not JSON goes any further.
std::string extraOf(const Json* json, bool isList = false) {
  if (!json || !(isList ? json->array() != nullptr : json->isObject())) return {};
  JsonWriter writer;
  writer.value(*json);
  return writer.text().size() <= limits::extraBytes ? writer.take() : std::string();
}

void writeCard(const MessageCard& card, JsonWriter& writer) {
  writer.beginObject().member("title").string(card.title);
  if (!card.detail.empty()) writer.member("detail").string(card.detail);
  if (!card.image.empty()) writer.member("image").string(card.image);
  if (!card.link.empty()) writer.member("link").string(card.link);
  writer.endObject();
}

}  // namespace

std::optional<Message> messageOf(const Json& json) {
  const auto author = authorOf(json.text("author"));
  const auto state = stateOf(json.text("state"));
  const Json* text = json.find("text");
  Message message;
  message.id = json.text("id");
  message.seq = json.count("seq");
  message.change = json.count("change");
  message.clientId = json.text("clientId");
  message.at = timeOf(json);
  if (!author || !state || !text || !text->string() || message.id.empty() || message.seq == 0)
    return std::nullopt;
  if (!fitsIdentifier(message.id) || !fitsIdentifier(message.clientId)) return std::nullopt;
  const bool fromVisitor = *author == MessageAuthor::Visitor;
  // A visitor's text is bounded in code points, of which each takes at most 4 bytes.
  const std::size_t longest = fromVisitor ? limits::visitorTextCodePoints * 4 : limits::messageTextBytes;
  if (text->string()->size() > longest) return std::nullopt;
  message.author = *author;
  message.state = *state;
  message.text = *text->string();
  message.cards = cardsOf(json);
  if (fromVisitor)
    readAnswer(json, message);
  else
    message.extra = extraOf(json.find("extra"));
  return message;
}

double timeOf(const Json& json) {
  constexpr double latest = 8.64e15;  // ECMA-262, 21.4.1.1 "Time Values and Time Range"
  const double at = json.number("at", 0);
  return at >= 0 && at <= latest ? at : 0;
}

void readAnswer(const Json& json, Message& message) {
  const Json* answer = json.find("answer");
  if (!answer) {
    message.extra = extraOf(json.find("attachments"), true);
  } else if (fitsIdentifier(answer->text("to"))) {
    message.answers = answer->text("to");
    message.extra = extraOf(answer->find("values"));
  }
}

void writeAnswer(const Message& message, JsonWriter& writer) {
  if (!message.context.empty()) writer.member("context").string(message.context);
  if (message.extra.empty()) return;
  if (message.answers.empty()) return void(writer.member("attachments").raw(message.extra));
  writer.member("answer").beginObject().member("to").string(message.answers);
  writer.member("values").raw(message.extra).endObject();
}

void writeMessage(const Message& message, JsonWriter& writer) {
  writer.beginObject().member("id").string(message.id).member("seq").number(message.seq);
  writer.member("change").number(message.change);
  if (!message.clientId.empty()) writer.member("clientId").string(message.clientId);
  writer.member("author").string(authors[static_cast<std::size_t>(message.author)]);
  writer.member("state").string(message.state == MessageState::Streaming ? "streaming" : "complete");
  writer.member("text").string(message.text).member("at").number(message.at);
  if (!message.cards.empty()) {
    writer.member("cards").beginArray();
    for (const MessageCard& card : message.cards) writeCard(card, writer);
    writer.endArray();
  }
  if (message.author == MessageAuthor::Visitor)
    writeAnswer(message, writer);
  else if (!message.extra.empty())
    writer.member("extra").raw(message.extra);
  writer.endObject();
}

}  // namespace pipit
