#include "Conversation.h"

#include <algorithm>
#include <utility>

#include "../engine/runtime/Samples.h"
#include "base/JsonWriter.h"
#include "messages/MessageJson.h"

namespace pipit::sim {
namespace {

std::string eventOf(const Message& message) {
  JsonWriter writer;
  writeMessage(message, writer);
  return "id: " + std::to_string(message.change) + "\n" + messageEvent(writer.text());
}

}  // namespace

const Message& Conversation::say(const std::string& clientId, const std::string& text) {
  if (const Message* known = find(clientId)) return *known;
  Message& message = add(MessageAuthor::Visitor);
  message.clientId = clientId;
  message.text = text;
  questions_.push_back(text);
  publish(message);
  return message;
}

Message& Conversation::add(MessageAuthor author) {
  Message message;
  message.seq = static_cast<std::uint32_t>(messages_.size()) + 1;
  message.id = "m_" + name_ + "_" + std::to_string(message.seq);
  message.change = ++latestChange_;
  message.author = author;
  message.at = startOfTime;
  return messages_.emplace_back(std::move(message));
}

void Conversation::beginAnswer() {
  Message& answer = add(MessageAuthor::Assistant);
  answer.state = MessageState::Streaming;
  answering_ = answer.seq;
  publish(answer);
}

void Conversation::growAnswer(const std::string& text) {
  Message& answer = messages_[answering_ - 1];
  JsonWriter writer;
  writer.beginObject().member("id").string(answer.id).member("from");
  writer.number(static_cast<double>(answer.text.size())).member("text").string(text).endObject();
  tell("event: delta\ndata: " + writer.text() + "\n\n");
  answer.text += text;
}

void Conversation::completeAnswer() {
  Message& answer = messages_[answering_ - 1];
  answer.state = MessageState::Complete;
  answer.change = ++latestChange_;
  answering_ = 0;
  ++answered_;
  publish(answer);
}

void Conversation::restartAnswer() {
  Message& answer = messages_[answering_ - 1];
  answer.text.clear();
  answer.change = ++latestChange_;
  publish(answer);
}

void Conversation::absorb(Conversation& other) {
  if (other.isAnswering()) other.completeAnswer();
  const auto seqs = static_cast<std::uint32_t>(messages_.size());
  for (Message& message : other.messages_) {
    message.seq += seqs;
    message.change += latestChange_;
    messages_.push_back(std::move(message));
  }
  latestChange_ += std::exchange(other.latestChange_, 0);
  const auto owed = other.questions_.begin() + static_cast<std::ptrdiff_t>(other.answered_);
  questions_.insert(questions_.end(), owed, other.questions_.end());
  other.messages_.clear();
  other.questions_.clear();
  other.answered_ = 0;
}

void Conversation::follow(const std::shared_ptr<StreamReader>& reader, std::uint32_t after) {
  if (after > latestChange_) after = 0;
  std::vector<Message> news;
  for (const Message& message : messages_)
    if (message.change > after) news.push_back(message);
  std::ranges::sort(news, {}, &Message::change);
  for (const Message& message : news) reader->say(eventOf(message));
  const bool isKnown = answering_ != 0 && messages_[answering_ - 1].change <= after;
  if (isKnown) {
    const std::string event = eventOf(messages_[answering_ - 1]);
    reader->say(event.substr(event.find('\n') + 1));
  }
  readers_.emplace_back(reader);
}

bool Conversation::isFollowedBy(const StreamReader* reader) const {
  return std::ranges::any_of(readers_, [reader](const auto& known) { return known.lock().get() == reader; });
}

void Conversation::endStreams() {
  for (const auto& reader : std::exchange(readers_, {}))
    if (const auto living = reader.lock()) living->end();
}

void Conversation::beat() {
  tell(": heartbeat\n\n");
}

std::vector<Message> Conversation::before(std::uint32_t seq, std::size_t limit) const {
  const std::size_t end = std::min<std::size_t>(seq > 0 ? seq - 1 : 0, messages_.size());
  const std::size_t begin = end > limit ? end - limit : 0;
  return {messages_.begin() + static_cast<std::ptrdiff_t>(begin),
          messages_.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::size_t Conversation::count(const std::string& text) const {
  return static_cast<std::size_t>(std::ranges::count(messages_, text, &Message::text));
}

const Message* Conversation::find(const std::string& clientId) const {
  const auto found = std::ranges::find(messages_, clientId, &Message::clientId);
  return found == messages_.end() ? nullptr : &*found;
}

void Conversation::publish(const Message& message) {
  tell(eventOf(message));
}

void Conversation::tell(const std::string& text) {
  std::erase_if(readers_, [](const auto& reader) { return reader.expired(); });
  for (const auto& reader : readers_)
    if (const auto living = reader.lock()) living->say(text);
}

}  // namespace pipit::sim
