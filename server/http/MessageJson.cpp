#include "http/MessageJson.h"

#include <boost/json.hpp>
#include <string_view>

namespace pipit::server {

namespace json = boost::json;

namespace {

json::array jsonOf(const std::vector<Card>& cards) {
  json::array array;
  for (const Card& card : cards) {
    array.push_back(json::object{
        {"title", card.title}, {"detail", card.detail}, {"image", card.image}, {"link", card.link}});
  }
  return array;
}

json::object jsonOf(const FormAnswer& answer) {
  return {{"to", answer.to}, {"form", answer.form}, {"values", json::parse(answer.values)}};
}

}  // namespace

std::string_view nameOf(Author author) {
  switch (author) {
    case Author::Visitor:
      return "visitor";
    case Author::Assistant:
      return "assistant";
    case Author::Agent:
      return "agent";
    case Author::System:
      return "system";
  }
  return "system";
}

json::object jsonOf(const Message& message) {
  json::object object{{"id", message.id}, {"seq", message.seq}, {"change", message.change}};
  if (message.author == Author::Visitor && !message.clientId.empty()) object["clientId"] = message.clientId;
  object["author"] = nameOf(message.author);
  object["state"] = message.state == MessageState::Streaming ? "streaming" : "complete";
  object["text"] = message.text;
  object["at"] = message.at;
  if (!message.cards.empty()) object["cards"] = jsonOf(message.cards);
  if (!message.extra.empty()) object["extra"] = json::parse(message.extra);
  if (message.answer) object["answer"] = jsonOf(*message.answer);
  if (!message.attachments.empty()) object["attachments"] = json::parse(message.attachments);
  return object;
}

json::object jsonOf(const Delta& delta) {
  return {{"id", delta.messageId}, {"from", delta.from}, {"text", delta.text}};
}

}  // namespace pipit::server
