#include "messages/MessageStore.h"

#include <algorithm>
#include <utility>

#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "base/limits.h"
#include "messages/MessageJson.h"

namespace pipit {
namespace {

bool waits(const Message& message) { return !message.isConfirmed(); }

// Roughly what the message takes in a snapshot, without writing it.
std::size_t storedSize(const Message& message) {
  std::size_t size = 200 + message.text.size();
  for (const MessageCard& card : message.cards)
    size += 60 + card.title.size() + card.detail.size() + card.image.size() + card.link.size();
  return size;
}

}  // namespace

std::expected<std::uint32_t, MessageStore::AddError> MessageStore::addPending(std::string_view clientId, std::string_view text,
                                                                              double at) {
  if (waiting() >= limits::outbox) return std::unexpected(AddError::Full);
  if (findClient(clientId) != messages_.end()) return std::unexpected(AddError::Duplicate);
  Message message;
  message.clientId = clientId;
  message.state = MessageState::Pending;
  message.text = text;
  message.at = at;
  message.key = ++lastKey_;
  messages_.push_back(std::move(message));
  notePut(lastKey_);
  return lastKey_;
}

bool MessageStore::acknowledge(std::string_view clientId, std::string_view id, std::uint32_t seq, double at) {
  const auto found = findClient(clientId);
  if (found == messages_.end() || found->isConfirmed() || seq == 0) return false;
  Message message = *found;
  message.id = id;
  message.seq = seq;
  message.at = at;
  message.state = MessageState::Complete;
  replace(found, std::move(message));
  return true;
}

bool MessageStore::fail(std::string_view clientId) {
  const auto found = findClient(clientId);
  if (found == messages_.end() || found->state != MessageState::Pending) return false;
  found->state = MessageState::Failed;
  notePut(found->key);
  return true;
}

bool MessageStore::retry(std::uint32_t key) {
  const auto found = std::ranges::find(messages_, key, &Message::key);
  if (found == messages_.end() || found->state != MessageState::Failed) return false;
  found->state = MessageState::Pending;
  notePut(key);
  return true;
}

MessageStore::Applied MessageStore::apply(Message message) {
  auto known = findConfirmed(message);
  if (known == messages_.end() && !message.clientId.empty()) known = findClient(message.clientId);
  if (known == messages_.end()) {
    const bool complete = message.state == MessageState::Complete;
    insertConfirmed(std::move(message));
    return complete ? Applied::Added : Applied::Updated;
  }
  if (known->isConfirmed() && known->change >= message.change && known->state == MessageState::Complete)
    return Applied::Unchanged;
  const bool completed = known->state == MessageState::Streaming && message.state == MessageState::Complete;
  replace(known, std::move(message));
  return completed ? Applied::Completed : Applied::Updated;
}

void MessageStore::noteChange(std::uint32_t change) { lastChange_ = std::max(lastChange_, change); }

MessageStore::DeltaResult MessageStore::append(std::string_view id, std::uint32_t from, std::string_view text) {
  const auto found = std::ranges::find(messages_, id, &Message::id);
  if (found == messages_.end()) return DeltaResult::Gap;
  if (found->state != MessageState::Streaming || from + text.size() <= found->text.size()) return DeltaResult::Repeated;
  const bool fits = from == found->text.size() && from + text.size() <= limits::messageTextBytes;
  if (!fits) return DeltaResult::Gap;
  found->text += text;
  noteAppend(found->key, text);
  return DeltaResult::Appended;
}

void MessageStore::forgetConfirmed() {
  std::erase_if(messages_, [this](const Message& message) {
    if (message.isConfirmed()) noteDrop(message.key);
    return message.isConfirmed();
  });
  lastChange_ = 0;
  readSeq_ = 0;
}

const Message* MessageStore::find(std::uint32_t key) const {
  const auto found = std::ranges::find(messages_, key, &Message::key);
  return found == messages_.end() ? nullptr : &*found;
}

const Message* MessageStore::findById(std::string_view id) const {
  const auto found = std::ranges::find(messages_, id, &Message::id);
  return found == messages_.end() ? nullptr : &*found;
}

const Message* MessageStore::nextPending() const {
  const auto found = std::ranges::find(messages_, MessageState::Pending, &Message::state);
  return found == messages_.end() ? nullptr : &*found;
}

std::size_t MessageStore::waiting() const { return static_cast<std::size_t>(std::ranges::count_if(messages_, waits)); }

std::uint32_t MessageStore::oldestSeq() const {
  return messages_.empty() || !messages_.front().isConfirmed() ? 0 : messages_.front().seq;
}

std::uint32_t MessageStore::resumeFrom() const {
  std::uint32_t from = lastChange_;
  for (const Message& message : messages_)
    if (message.state == MessageState::Streaming && message.change > 0) from = std::min(from, message.change - 1);
  return from;
}

std::uint32_t MessageStore::unread() const {
  return static_cast<std::uint32_t>(std::ranges::count_if(messages_, [this](const Message& message) {
    return message.author != MessageAuthor::Visitor && message.seq > readSeq_;
  }));
}

bool MessageStore::markRead() {
  std::uint32_t newest = readSeq_;
  for (const Message& message : messages_) newest = std::max(newest, message.seq);
  return std::exchange(readSeq_, newest) != newest;
}

std::string MessageStore::snapshot(std::string_view conversation) const {
  const auto end = std::ranges::find_if(messages_, waits);
  auto start = end;
  std::size_t size = 0;
  for (std::size_t count = 0; start != messages_.begin() && count < limits::storedMessages; ++count) {
    size += storedSize(*std::prev(start));
    if (size > limits::storedConversationBytes) break;
    --start;
  }
  if (start == end) return {};
  JsonWriter writer;
  writer.beginObject().member("id").string(conversation).member("change").number(lastChange_);
  writer.member("read").number(readSeq_).member("messages").beginArray();
  for (auto message = start; message != end; ++message) writeMessage(*message, writer);
  writer.endArray().endObject();
  return writer.take();
}

bool MessageStore::restore(const Json& snapshot) {
  const auto& items = snapshot.items("messages");
  if (items.size() > limits::storedMessages) return false;
  std::vector<Message> restored;
  for (const Json& item : items) {
    auto message = messageOf(item);
    const bool inOrder = message && (restored.empty() || restored.back().seq < message->seq);
    if (!inOrder) return false;
    restored.push_back(std::move(*message));
  }
  for (Message& message : restored) apply(std::move(message));
  noteChange(snapshot.count("change"));
  readSeq_ = std::max(readSeq_, snapshot.count("read"));
  return true;
}

std::string MessageStore::outbox() const {
  if (waiting() == 0) return {};
  JsonWriter writer;
  writer.beginArray();
  for (const Message& message : messages_) {
    if (!waits(message)) continue;
    writer.beginObject().member("clientId").string(message.clientId).member("text").string(message.text);
    writer.member("at").number(message.at).endObject();
  }
  writer.endArray();
  return writer.take();
}

void MessageStore::restoreOutbox(const Json& outbox) {
  const Json::Array* items = outbox.array();
  if (!items) return;
  for (const Json& item : *items) {
    const std::string_view clientId = item.text("clientId");
    const std::string_view text = item.text("text");
    const bool fits = !clientId.empty() && clientId.size() <= limits::identifierBytes && !text.empty() &&
                      countCodePoints(text) <= limits::visitorTextCodePoints;
    // One that the conversation holds already was acknowledged after the outbox was last written.
    if (fits) (void)addPending(clientId, text, item.number("at", 0));
  }
}

std::vector<MessageStore::Change> MessageStore::takeChanges() { return std::exchange(changes_, {}); }

MessageStore::Iterator MessageStore::findClient(std::string_view clientId) {
  return std::ranges::find(messages_, clientId, &Message::clientId);
}

MessageStore::Iterator MessageStore::findConfirmed(const Message& message) {
  const auto place = placeOf(message.seq);
  return place != messages_.end() && place->seq == message.seq ? place : messages_.end();
}

// The first message that is not before that place. Those that wait come last.
MessageStore::Iterator MessageStore::placeOf(std::uint32_t seq) {
  return std::ranges::partition_point(messages_,
                                      [seq](const Message& other) { return other.isConfirmed() && other.seq < seq; });
}

void MessageStore::replace(Iterator position, Message message) {
  message.key = position->key;
  if (message.clientId.empty()) message.clientId = position->clientId;
  const bool stays = position->seq == message.seq;
  if (stays) {
    *position = std::move(message);
    notePut(position->key);
    return;
  }
  messages_.erase(position);
  insertConfirmed(std::move(message));
}

void MessageStore::insertConfirmed(Message message) {
  if (message.key == 0) message.key = ++lastKey_;
  const std::uint32_t key = message.key;
  messages_.insert(placeOf(message.seq), std::move(message));
  notePut(key);
  if (messages_.size() > limits::messages) dropOldest();
}

void MessageStore::dropOldest() {
  noteDrop(messages_.front().key);
  messages_.erase(messages_.begin());
}

bool MessageStore::hasPut(std::uint32_t key) const {
  return std::ranges::any_of(
      changes_, [key](const Change& change) { return change.key == key && change.kind == Change::Kind::Put; });
}

void MessageStore::notePut(std::uint32_t key) {
  std::erase_if(changes_, [key](const Change& change) { return change.key == key; });
  changes_.push_back({Change::Kind::Put, key, {}});
}

void MessageStore::noteAppend(std::uint32_t key, std::string_view text) {
  // A put carries the newest text when it is taken.
  if (!hasPut(key)) changes_.push_back({Change::Kind::Append, key, std::string(text)});
}

void MessageStore::noteDrop(std::uint32_t key) {
  std::erase_if(changes_, [key](const Change& change) { return change.key == key; });
  changes_.push_back({Change::Kind::Drop, key, {}});
}

}  // namespace pipit
