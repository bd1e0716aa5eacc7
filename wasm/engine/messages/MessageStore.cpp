#include "messages/MessageStore.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/JsonWriter.h"
#include "base/limits.h"
#include "messages/Ending.h"
#include "messages/MessageJson.h"
#include "messages/Snapshot.h"

namespace pipit {
namespace {

// The same in all tabs.
bool isBefore(const Message& one, const Message& other) {
  return one.order != other.order ? one.order < other.order : one.clientId < other.clientId;
}

// Whether `other` knows later of what became of it.
bool isOvertaken(const Message& one, const Message& other) {
  if (one.tries != other.tries) return one.tries < other.tries;
  return one.state == MessageState::Pending && other.state == MessageState::Failed;
}

// As much as it can grow to by its texts.
std::size_t weightOf(const Message& message) {
  std::size_t weight = sizeof(Message) + message.text.size() + message.id.size() + message.clientId.size() +
                       message.extra.size() + message.answers.size() + message.context.size();
  for (const MessageCard& card : message.cards)
    weight +=
        sizeof(MessageCard) + card.title.size() + card.detail.size() + card.image.size() + card.link.size();
  return weight;
}

// From the end: what is asked about mostly came last.
const Message* findLast(const MessageStore::Messages& messages, const auto& is) {
  const auto found = std::find_if(messages.rbegin(), messages.rend(), is);
  return found == messages.rend() ? nullptr : &*found;
}

}  // namespace

std::expected<std::uint32_t, MessageStore::AddError> MessageStore::addPending(std::string_view clientId,
                                                                              std::string_view text,
                                                                              double at, double order,
                                                                              Answer answer,
                                                                              std::string_view context) {
  if (isWaiting(clientId) || receipt(clientId)) return std::unexpected(AddError::Duplicate);
  Message message;
  message.clientId = clientId;
  message.state = MessageState::Pending;
  message.text = text;
  message.at = at;
  message.order = order;
  message.answers = answer.to;
  message.extra = answer.values;
  message.context = context;
  if (!hasRoomFor(message)) return std::unexpected(AddError::Full);
  insertWaiting(std::move(message));
  return lastKey_;
}

void MessageStore::insertWaiting(Message message) {
  message.key = ++lastKey_;
  const auto place = std::upper_bound(firstWaiting(), messages_.cend(), message, isBefore);
  note(*insert(place, std::move(message)));
}

void MessageStore::restamp(const std::function<double()>& stamp) {
  for (auto message = messages_.begin() + (firstWaiting() - messages_.cbegin()); message != messages_.end();
       ++message)
    message->order = stamp();
}

bool MessageStore::hasRoomFor(const Message& message) const {
  if (waiting() >= limits::outbox) return false;
  JsonWriter writer;
  writeWaiting(message, WaitingFor::Record, writer);
  return outbox().size() + writer.text().size() + 2 <= limits::outboxBytes;
}

bool MessageStore::acknowledge(std::string_view clientId, std::string_view id, std::uint32_t seq, double at) {
  const auto found = findWaiting(clientId);
  if (found == messages_.end() || seq == 0) return false;
  if (seq < oldestHeld_) {
    leaveToService(found, {std::string(clientId), std::string(id), seq, at});
    return true;
  }
  Message message = *found;
  message.id = id;
  message.seq = seq;
  message.at = at;
  message.state = MessageState::Complete;
  message.context.clear();
  replace(found, std::move(message));
  return true;
}

bool MessageStore::fail(std::string_view clientId) {
  const auto found = findWaiting(clientId);
  if (found == messages_.end() || found->state != MessageState::Pending) return false;
  found->state = MessageState::Failed;
  noteState(*found);
  return true;
}

bool MessageStore::retry(std::uint32_t key) {
  const Message* message = find(key);
  return message && retry(message->clientId);
}

bool MessageStore::retry(std::string_view clientId) {
  const auto found = findWaiting(clientId);
  if (found == messages_.end() || found->state != MessageState::Failed) return false;
  found->state = MessageState::Pending;
  ++found->tries;
  note(*found);
  return true;
}

MessageStore::Applied MessageStore::apply(Message message) {
  auto known = message.clientId.empty() ? messages_.end() : findWaiting(message.clientId);
  if (known == messages_.end() && findBySeq(message.seq)) known = placeOf(message.seq);
  if (known == messages_.end() && message.seq < oldestHeld_) return Applied::Unchanged;
  if (known == messages_.end()) {
    const bool complete = message.state == MessageState::Complete;
    insertConfirmed(std::move(message));
    return complete ? Applied::Added : Applied::Updated;
  }
  if (!known->isConfirmed() && message.seq < oldestHeld_) {
    leaveToService(known, {known->clientId, message.id, message.seq, message.at});
    return Applied::Updated;
  }
  // A streaming message of the same change may be shorter: its service was restarted and makes the answer
  // again.
  const bool isOlder = message.change < known->change ||
                       (message.change == known->change && known->state == MessageState::Complete);
  if (known->isConfirmed() && isOlder) return Applied::Unchanged;
  const bool completed = known->state == MessageState::Streaming && message.state == MessageState::Complete;
  replace(known, std::move(message));
  return completed ? Applied::Completed : Applied::Updated;
}

// It was taken long ago, and has its place among what is not held here.
void MessageStore::leaveToService(Iterator message, Receipt receipt) {
  if (left_.size() == limits::outboxMerged) left_.erase(left_.begin());
  if (!receipt.clientId.empty()) left_.push_back(std::move(receipt));
  erase(message);
}

void MessageStore::noteChange(std::uint32_t change) {
  lastChange_ = std::max(lastChange_, change);
}

MessageStore::DeltaResult MessageStore::append(std::string_view id, std::uint32_t from,
                                               std::string_view text) {
  const Message* known = findById(id);
  if (!known) return DeltaResult::Gap;
  const auto found = placeOf(known->seq);
  const std::uint64_t end = std::uint64_t{from} + text.size();  // std::size_t has 32 bits in WebAssembly
  if (found->state != MessageState::Streaming || end <= found->text.size()) return DeltaResult::Repeated;
  const bool fits = from == found->text.size() && end <= limits::messageTextBytes;
  if (!fits) return DeltaResult::Gap;
  found->text += text;
  weight_ += text.size();
  // What is news will be told with all of its text.
  if (!found->isNews) changes_.push_back({Change::Kind::Append, found->key, std::string(text)});
  return DeltaResult::Appended;
}

void MessageStore::forgetConfirmed() {
  while (!messages_.empty() && messages_.front().isConfirmed()) erase(messages_.begin());
  lastChange_ = 0;
  readSeq_ = 0;
  oldestHeld_ = 0;
  left_.clear();
}

void MessageStore::eraseWaiting(double before) {
  for (auto message = messages_.begin() + (firstWaiting() - messages_.cbegin()); message != messages_.end();)
    message = message->order < before ? erase(message) : message + 1;
}

const Message* MessageStore::find(std::uint32_t key) const {
  return findLast(messages_, [key](const Message& message) { return message.key == key; });
}

const Message* MessageStore::findById(std::string_view id) const {
  return findLast(messages_, [id](const Message& message) { return message.id == id; });
}

const Message* MessageStore::findBySeq(std::uint32_t seq) const {
  const auto place = placeOf(seq);
  return place != messages_.end() && place->seq == seq ? &*place : nullptr;
}

std::optional<MessageStore::Receipt> MessageStore::receipt(std::string_view clientId) const {
  const auto left = std::ranges::find(left_, clientId, &Receipt::clientId);
  if (left != left_.end()) return *left;
  const auto is = [clientId](const Message& message) { return message.clientId == clientId; };
  const Message* message = clientId.empty() ? nullptr : findLast(messages_, is);
  if (!message || !message->isConfirmed()) return std::nullopt;
  return Receipt{message->clientId, message->id, message->seq, message->at};
}

const Message* MessageStore::nextPending() const {
  const auto found =
      std::ranges::find(firstWaiting(), messages_.cend(), MessageState::Pending, &Message::state);
  return found == messages_.end() ? nullptr : &*found;
}

bool MessageStore::isOver() const {
  const auto end = firstWaiting();
  return end != messages_.begin() && endsConversation(*std::prev(end));
}

// It comes after what it answers.
const Message* MessageStore::answerTo(const Message& form) const {
  const auto is = [&form](const Message& message) {
    return message.answers == form.id && message.state != MessageState::Failed;
  };
  const auto found = std::find_if(placeOf(form.seq), messages_.cend(), is);
  return found == messages_.end() ? nullptr : &*found;
}

std::size_t MessageStore::waiting() const {
  return static_cast<std::size_t>(messages_.cend() - firstWaiting());
}

bool MessageStore::isWaiting(std::string_view clientId) const {
  return findWaiting(clientId) != messages_.end();
}

std::uint32_t MessageStore::oldestSeq() const {
  return messages_.empty() || !messages_.front().isConfirmed() ? 0 : messages_.front().seq;
}

std::uint32_t MessageStore::resumeFrom() const {
  std::uint32_t from = lastChange_;
  for (const Message& message : messages_)
    if (message.state == MessageState::Streaming && message.change > 0)
      from = std::min(from, message.change - 1);
  return from;
}

std::uint32_t MessageStore::unread() const {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(placeOf(readSeq_ + 1), firstWaiting(), [](const Message& message) {
        return message.author != MessageAuthor::Visitor && message.state == MessageState::Complete;
      }));
}

bool MessageStore::isAwaited() const {
  if (waiting() + unread() > 0) return true;
  if (messages_.empty() || isOver()) return false;
  const Message& newest = messages_.back();
  return newest.author == MessageAuthor::Visitor || newest.state == MessageState::Streaming;
}

bool MessageStore::markRead() {
  std::uint32_t newest = readSeq_;
  for (auto next = placeOf(readSeq_ + 1); next != messages_.end(); ++next) {
    if (next->state == MessageState::Streaming) break;
    newest = std::max(newest, next->seq);
  }
  return std::exchange(readSeq_, newest) != newest;
}

bool MessageStore::markReadTo(std::uint32_t seq) {
  const std::uint32_t read = std::max(readSeq_, seq);
  return std::exchange(readSeq_, read) != read;
}

std::string MessageStore::snapshot(std::string_view conversation, std::string_view session,
                                   std::size_t most) const {
  std::vector<std::string> kept;  // newest first
  std::size_t size = 0;
  for (auto next = firstWaiting(); next != messages_.begin() && kept.size() < most;) {
    JsonWriter writer;
    writeMessage(*--next, writer);
    size += writer.text().size() + 1;
    if (size > limits::storedConversationBytes) break;
    kept.push_back(writer.take());
  }
  if (kept.empty()) return {};
  JsonWriter writer;
  writer.beginObject().member("id").string(conversation).member("change").number(lastChange_);
  writer.member("read").number(readSeq_);
  if (!session.empty()) writer.member("session").raw(session);
  writer.member("messages").beginArray();
  for (auto message = kept.rbegin(); message != kept.rend(); ++message) writer.raw(*message);
  writer.endArray().endObject();
  return writer.take();
}

bool MessageStore::restore(const Json& json) {
  auto snapshot = Snapshot::parse(json);
  if (!snapshot) return false;
  if (!takesAway(*snapshot)) merge(std::move(*snapshot));
  return true;
}

void MessageStore::replaceBy(const Json& json) {
  if (auto snapshot = Snapshot::parse(json)) merge(std::move(*snapshot));
}

// The later claim holds for all, and reaches back as far as nothing can have changed any more.
void MessageStore::merge(Snapshot snapshot) {
  if (snapshot.messages.empty()) return;
  const std::uint32_t first = snapshot.messages.front().seq;
  const std::uint32_t vouched = snapshot.change > lastChange_   ? first
                                : snapshot.change < lastChange_ ? oldestHeld_
                                                                : std::min(oldestHeld_, first);
  noteChange(snapshot.change);
  readSeq_ = std::max(readSeq_, snapshot.read);
  reachBack(first);
  for (Message& message : snapshot.messages)
    if (!isBehind(message)) apply(std::move(message));
  dropBefore(wholeFrom(vouched));
}

bool MessageStore::takesAway(const Snapshot& snapshot) const {
  const bool isLater = snapshot.change > lastChange_ && !snapshot.messages.empty() && oldestSeq() > 0;
  return isLater && oldestSeq() < wholeFrom(snapshot.messages.front().seq);
}

// Of an answer that grows without a change who has more of it knows more.
bool MessageStore::isBehind(const Message& message) const {
  const Message* known = findBySeq(message.seq);
  return known && known->change == message.change && known->text.size() > message.text.size();
}

// The first of the messages before that place of which each is there and complete, and so will not change.
std::uint32_t MessageStore::wholeFrom(std::uint32_t seq) const {
  for (auto next = placeOf(seq); next != messages_.begin(); --seq) {
    --next;
    if (next->seq + 1 != seq || next->state != MessageState::Complete) break;
  }
  return seq;
}

void MessageStore::dropBefore(std::uint32_t first) {
  oldestHeld_ = first;
  while (!messages_.empty() && messages_.front().isConfirmed() && messages_.front().seq < first) {
    const Message& oldest = messages_.front();
    leaveToService(messages_.begin(), {oldest.clientId, oldest.id, oldest.seq, oldest.at});
  }
}

std::string MessageStore::outbox(WaitingFor reader, std::string_view clientId) const {
  if (waiting() == 0) return {};
  JsonWriter writer;
  writer.beginArray();
  for (auto message = firstWaiting(); message != messages_.end(); ++message)
    if (clientId.empty() || message->clientId == clientId) writeWaiting(*message, reader, writer);
  writer.endArray();
  return writer.take();
}

bool MessageStore::mergeOutbox(const Json& outbox) {
  bool isNews = false;
  if (!outbox.array()) return isNews;
  for (const Json& item : *outbox.array())
    if (auto message = waitingOf(item)) isNews = mergeWaiting(std::move(*message)) || isNews;
  return isNews;
}

// One that the service has already was acknowledged after it was last said or written that it waits.
bool MessageStore::mergeWaiting(Message message) {
  if (message.order < erasedAt_ || receipt(message.clientId)) return false;
  const auto known = findWaiting(message.clientId);
  if (known == messages_.end()) {
    if (waiting() >= limits::outboxMerged) return false;
    insertWaiting(std::move(message));
    return true;
  }
  if (!isOvertaken(*known, message)) return false;
  known->state = message.state;
  known->tries = message.tries;
  noteState(*known);
  return true;
}

std::list<MessageStore::Change> MessageStore::takeChanges() {
  return std::exchange(changes_, {});
}

void MessageStore::takeNews(const TakeNews& take) {
  const Message* next = nullptr;
  for (auto message = messages_.rbegin(); message != messages_.rend() && news_ > 0; ++message) {
    if (std::exchange(message->isNews, false)) {
      take(*message, next);
      --news_;
    }
    next = &*message;
  }
  news_ = 0;
}

MessageStore::Iterator MessageStore::findWaiting(std::string_view clientId) {
  return messages_.begin() + (std::as_const(*this).findWaiting(clientId) - messages_.cbegin());
}

MessageStore::Place MessageStore::findWaiting(std::string_view clientId) const {
  return std::ranges::find(firstWaiting(), messages_.cend(), clientId, &Message::clientId);
}

// The first message that is not before that place. Those that wait come last.
MessageStore::Iterator MessageStore::placeOf(std::uint32_t seq) {
  return messages_.begin() + (std::as_const(*this).placeOf(seq) - messages_.cbegin());
}

MessageStore::Place MessageStore::placeOf(std::uint32_t seq) const {
  return std::ranges::partition_point(
      messages_, [seq](const Message& other) { return other.isConfirmed() && other.seq < seq; });
}

MessageStore::Place MessageStore::firstWaiting() const {
  return std::ranges::partition_point(messages_, &Message::isConfirmed);
}

void MessageStore::replace(Iterator position, Message message) {
  message.key = position->key;
  message.isNews = position->isNews;
  if (message.clientId.empty()) message.clientId = position->clientId;
  if (position->seq == message.seq) {
    weight_ += weightOf(message) - weightOf(*position);
    *position = std::move(message);
    return note(*position);
  }
  weight_ -= weightOf(*position);
  messages_.erase(position);
  insertConfirmed(std::move(message));
}

void MessageStore::insertConfirmed(Message message) {
  if (message.key == 0) message.key = ++lastKey_;
  auto place = placeOf(message.seq);
  if (place != messages_.end() && place->seq == message.seq) place = erase(place);
  note(*insert(place, std::move(message)));
  while (messages_.size() > 1 && (messages_.size() > limits::messages || weight_ > limits::messagesWeight))
    dropOldest();
}

void MessageStore::dropOldest() {
  erase(messages_.begin());
  oldestHeld_ = oldestSeq();
}

MessageStore::Iterator MessageStore::insert(Place at, Message message) {
  weight_ += weightOf(message);
  return messages_.insert(at, std::move(message));
}

MessageStore::Iterator MessageStore::erase(Iterator message) {
  weight_ -= weightOf(*message);
  changes_.push_back({Change::Kind::Drop, message->key, {}});
  return messages_.erase(message);
}

void MessageStore::note(Message& message) {
  if (!std::exchange(message.isNews, true)) ++news_;
}

// It waits still, or no longer.
void MessageStore::noteState(Message& message) {
  if (message.state == MessageState::Failed)
    changes_.push_back({Change::Kind::Fail, message.key, message.text});
  note(message);
}

}  // namespace pipit
