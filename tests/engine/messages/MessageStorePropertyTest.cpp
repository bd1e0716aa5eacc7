#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <random>

#include "Samples.h"
#include "base/limits.h"
#include "messages/MessageStore.h"

// Ten thousand random events of one conversation against the most naive model there is: a map by seq and a
// list of what waits. The service of the model keeps docs/protocol.md: seq and change without gaps, a stream
// in the order of change, deltas between.

namespace pipit {
namespace {

class Conversation {
 public:
  explicit Conversation(std::uint32_t seed) : random_(seed) {}

  void step() {
    switch (below(12)) {
      case 0:
        return write();
      case 1:
        return accept();
      case 2:
        return acknowledge();
      case 3:
        return startAnswer();
      case 4:
        return growAnswer();
      case 5:
        return completeAnswer();
      case 6:
        return reconnect();
      case 7:
        return failOne();
      case 8:
        return read();
      default:
        return deliver();
    }
  }

  void check() {
    std::vector<std::string> order;
    std::vector<std::string> texts;
    std::uint32_t unread = 0;
    for (const auto& [seq, message] : known_) {
      order.push_back(std::to_string(seq));
      texts.push_back(message.text);
      const bool isWhole = message.state == MessageState::Complete;
      if (message.author != MessageAuthor::Visitor && isWhole && seq > readSeq_) ++unread;
    }
    for (const auto& [clientId, text] : waiting_) {
      order.push_back(clientId);
      texts.push_back(text);
    }
    ASSERT_EQ(orderOf(store_), order);
    ASSERT_EQ(textsOf(store_), texts);
    ASSERT_EQ(store_.unread(), unread);
    checkView();
  }

 private:
  struct Delta {
    std::string id;
    std::uint32_t from;
    std::string text;
  };

  std::size_t below(std::size_t limit) { return random_() % limit; }

  void write() {
    const std::string clientId = "client-" + std::to_string(++written_);
    const bool added = store_.addPending(clientId, "text " + clientId, 0, nextStamp()).has_value();
    EXPECT_EQ(added, waiting_.size() < limits::outbox);
    if (added) waiting_.emplace_back(clientId, "text " + clientId);
  }

  // The service takes what waits first; its answer may be on its way for long, or lost.
  void accept() {
    const auto next =
        std::ranges::find_if(waiting_, [&](const auto& item) { return !accepted_.contains(item.first); });
    if (next == waiting_.end()) return;
    Message message = visitors(nextSeq(), ++change_, next->first, next->second);
    accepted_[next->first] = message.seq;
    publish(std::move(message));
  }

  void acknowledge() {
    if (accepted_.empty()) return;
    const auto& [clientId, seq] =
        *std::next(accepted_.begin(), static_cast<std::ptrdiff_t>(below(accepted_.size())));
    const bool waits = isWaiting(clientId);
    EXPECT_EQ(store_.isWaiting(clientId), waits);
    EXPECT_EQ(store_.acknowledge(clientId, "m_" + std::to_string(seq), seq, 0), waits);
    if (waits) confirm(service_.at(seq));
  }

  void startAnswer() {
    if (growing_ != 0) return;
    Message message = streaming(nextSeq(), ++change_);
    growing_ = message.seq;
    publish(std::move(message));
  }

  void growAnswer() {
    if (growing_ == 0) return;
    Message& message = service_.at(growing_);
    const Delta delta{message.id, static_cast<std::uint32_t>(message.text.size()),
                      " word" + std::to_string(random_() % 100)};
    message.text += delta.text;
    if (queue_.empty() && connected_) {
      const bool has = known_.contains(growing_);
      EXPECT_EQ(store_.append(delta.id, delta.from, delta.text),
                has ? MessageStore::DeltaResult::Appended : MessageStore::DeltaResult::Gap);
      if (has) known_.at(growing_).text += delta.text;
    } else {
      connected_ = false;  // fell behind: what it lacks comes with the next state
    }
  }

  void completeAnswer() {
    if (growing_ == 0) return;
    Message& message = service_.at(growing_);
    message.state = MessageState::Complete;
    message.change = ++change_;
    publish(message);
    growing_ = 0;
  }

  // The stream starts again after the change that the store names, with the newest state of each message.
  void reconnect() {
    connected_ = true;
    queue_.clear();
    const std::uint32_t from = store_.resumeFrom();
    for (const auto& [seq, message] : service_)
      if (message.change > from) queue_.push_back(message);
    std::ranges::sort(queue_, {}, &Message::change);
  }

  void deliver() {
    if (queue_.empty() || !connected_) return;
    Message message = queue_.front();
    queue_.pop_front();
    // A streaming message comes with the text so far.
    if (message.state == MessageState::Streaming && service_.at(message.seq).state == MessageState::Streaming)
      message = service_.at(message.seq);
    confirm(message);
    store_.noteChange(message.change);
    store_.apply(message);
    if (below(8) == 0) store_.apply(message);
  }

  void failOne() {
    if (const Message* message = store_.nextPending(); message && below(2) == 0) {
      const std::uint32_t key = message->key;
      EXPECT_TRUE(store_.fail(std::string(message->clientId)));
      if (below(2) == 0) store_.retry(key);
    }
  }

  void read() {
    store_.markRead();
    for (const auto& [seq, message] : known_) {
      if (message.state == MessageState::Streaming) return;
      readSeq_ = std::max(readSeq_, seq);
    }
  }

  std::uint32_t nextSeq() const { return static_cast<std::uint32_t>(service_.size()) + 1; }

  void publish(Message message) {
    if (connected_) queue_.push_back(message);
    service_[message.seq] = std::move(message);
  }

  bool isWaiting(const std::string& clientId) const {
    return std::ranges::any_of(waiting_, [&](const auto& item) { return item.first == clientId; });
  }

  void confirm(const Message& message) {
    std::erase_if(waiting_, [&](const auto& item) { return item.first == message.clientId; });
    known_[message.seq] = message;
  }

  // Whoever replays the changes has exactly the store's rows and texts.
  void checkView() {
    for (const auto& change : store_.takeChanges()) {
      if (change.kind == MessageStore::Change::Kind::Drop) {
        view_.erase(change.key);
      } else {
        view_.at(change.key) += change.text;
      }
    }
    store_.takeNews([&](const Message& message, const Message* next) {
      view_[message.key] = message.text;
      if (next) {
        EXPECT_TRUE(view_.contains(next->key)) << "it is put before one that is not there";
      }
    });
    std::map<std::uint32_t, std::string> rows;
    for (const Message& message : store_.messages()) rows[message.key] = message.text;
    ASSERT_EQ(view_, rows);
  }

  std::mt19937 random_;
  MessageStore store_;
  std::map<std::uint32_t, Message> service_;
  std::map<std::string, std::uint32_t> accepted_;
  std::deque<Message> queue_;
  bool connected_ = true;
  std::uint32_t change_ = 0;
  std::uint32_t growing_ = 0;
  std::uint32_t written_ = 0;

  std::map<std::uint32_t, Message> known_;
  std::vector<std::pair<std::string, std::string>> waiting_;
  std::uint32_t readSeq_ = 0;
  std::map<std::uint32_t, std::string> view_;
};

TEST(MessageStoreProperty, AgreesWithTheNaiveModelThroughTenThousandEvents) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    Conversation conversation(seed);
    for (int step = 0; step < 250; ++step) {
      conversation.step();
      ASSERT_NO_FATAL_FAILURE(conversation.check()) << "seed " << seed << ", step " << step;
    }
  }
}

// A service that breaks its own rules, and gives one message two places, may confuse a conversation, never
// the store's order.
TEST(MessageStoreProperty, KeepsItsOrderWhateverTheServiceSays) {
  std::mt19937 random(7);
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  MessageStore store;
  for (int step = 0; step < 10000; ++step) {
    const std::string clientId = below(3) == 0 ? "" : "client-" + std::to_string(below(20));
    Message message = visitors(1 + below(30), below(50), clientId);
    if (below(2) == 0) message.state = MessageState::Streaming;
    switch (below(5)) {
      case 0:
        (void)store.addPending("client-" + std::to_string(below(20)), "x", 0, nextStamp());
        break;
      case 1:
        (void)store.acknowledge("client-" + std::to_string(below(20)), "m_" + std::to_string(below(30)),
                                below(30), 0);
        break;
      case 2:
        (void)store.append("m_" + std::to_string(below(30)), below(20), "delta");
        break;
      case 3:
        if (below(200) == 0) store.forgetConfirmed();
        break;
      default:
        (void)store.apply(std::move(message));
    }
    std::map<std::string, int> clients;
    std::uint32_t last = 0;
    for (const Message& held : store.messages()) {
      ASSERT_LE(held.isConfirmed() ? 1 : ++clients[held.clientId], 1) << "step " << step;
      ASSERT_TRUE(held.isConfirmed() ? held.seq > last : true) << "step " << step;
      last = held.isConfirmed() ? held.seq : UINT32_MAX;
    }
  }
}

}  // namespace
}  // namespace pipit
