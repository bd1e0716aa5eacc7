#pragma once

#include <algorithm>
#include <cstdint>
#include <expected>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/Json.h"
#include "base/limits.h"
#include "messages/Message.h"
#include "messages/WaitingJson.h"

namespace pipit {

struct Snapshot;

// The messages of one conversation in their one order: confirmed ones by the service's seq, then the
// visitor's own that wait for it, in the order they were written in whatever tab. Each message stands once,
// however often and over whatever way it arrives.
class MessageStore {
 public:
  struct Change {
    enum class Kind : std::uint8_t { Append, Drop, Fail };
    Kind kind;
    std::uint32_t key;
    std::string text;  // what was appended, or has failed
  };
  struct Receipt {
    std::string clientId;
    std::string id;
    std::uint32_t seq;
    double at;
  };
  // Of a form: the id of its message, and its values as a JSON object. Without an id: the text's files, a
  // JSON array.
  struct Answer {
    std::string_view to;
    std::string_view values;
  };
  enum class Applied : std::uint8_t { Added, Completed, Updated, Unchanged };
  enum class AddError : std::uint8_t { Full, Duplicate };
  enum class DeltaResult : std::uint8_t { Appended, Repeated, Gap };

  // The visitor wrote a text. Refused, with nothing dropped, when limits::outbox of them wait already, or
  // more than the host page's storage could keep.
  std::expected<std::uint32_t, AddError> addPending(std::string_view clientId, std::string_view text,
                                                    double at, double order, Answer answer = {},
                                                    std::string_view context = {});
  // Those that wait have been written after what was found since: they get new stamps.
  void restamp(const std::function<double()>& stamp);
  // The service has it, durably, in its place.
  bool acknowledge(std::string_view clientId, std::string_view id, std::uint32_t seq, double at);
  bool fail(std::string_view clientId);
  // A failed one waits again, where it stands.
  bool retry(std::uint32_t key);
  bool retry(std::string_view clientId);

  // A message from the service, its text replacing what was known. One from before the oldest that is held by
  // right is none of ours: with it there would be a hole in the list that nobody fills.
  Applied apply(Message message);
  // The messages from this place on are being loaded.
  void reachBack(std::uint32_t seq) { oldestHeld_ = std::min(oldestHeld_, seq); }
  // The event stream has brought everything up to that change.
  void noteChange(std::uint32_t change);
  [[nodiscard]] std::uint32_t lastChange() const { return lastChange_; }
  // A streaming message grows: `from` is the length of its text before, in bytes. A gap means that something
  // was missed.
  DeltaResult append(std::string_view id, std::uint32_t from, std::string_view text);
  // Everything but what the visitor wrote and the service does not have: the conversation is another one now.
  void forgetConfirmed();
  // What waits and was written before that.
  void eraseWaiting(double before);
  // The stamp of the last erasure that is known; 0: none. What was written before it is taken from nobody.
  void noteErasure(double stamp) { erasedAt_ = stamp; }
  [[nodiscard]] double erasedAt() const { return erasedAt_; }

  // They come in at both ends.
  using Messages = std::vector<Message>;
  [[nodiscard]] const Messages& messages() const { return messages_; }
  [[nodiscard]] const Message* find(std::uint32_t key) const;
  [[nodiscard]] const Message* findById(std::string_view id) const;
  // The one that has that place.
  [[nodiscard]] const Message* findBySeq(std::uint32_t seq) const;
  // What the service answered to that message; nothing while it waits, or for one it was not asked about.
  [[nodiscard]] std::optional<Receipt> receipt(std::string_view clientId) const;
  [[nodiscard]] const Message* nextPending() const;
  // It has ended with the last that the service has: what waits is for another one.
  [[nodiscard]] bool isOver() const;
  // The visitor's answer to the form in that message, unless it was refused.
  [[nodiscard]] const Message* answerTo(const Message& form) const;
  [[nodiscard]] std::size_t waiting() const;
  // The newest message does.
  [[nodiscard]] bool isGrowing() const {
    return !messages_.empty() && messages_.back().state == MessageState::Streaming;
  }
  [[nodiscard]] bool isWaiting(std::string_view clientId) const;
  // 0: none is confirmed.
  [[nodiscard]] std::uint32_t oldestSeq() const;
  // The change after which the service has news for us: before that of any answer that was still growing.
  [[nodiscard]] std::uint32_t resumeFrom() const;

  // Messages that are not the visitor's and stand after the newest one read.
  [[nodiscard]] std::uint32_t unread() const;
  // Whether anything waits: to be sent, to be answered or to be read.
  [[nodiscard]] bool isAwaited() const;
  // Up to an answer that still grows. True if that changed anything.
  bool markRead();
  // The visitor has read up to there in another tab, which may know of more than is held here.
  bool markReadTo(std::uint32_t seq);
  [[nodiscard]] std::uint32_t readSeq() const { return readSeq_; }

  // {id, change, read, session, messages}: the newest that are confirmed, and the
  // session as JSON if there is one. Empty if there is nothing to keep.
  [[nodiscard]] std::string snapshot(std::string_view conversation, std::string_view session = {},
                                     std::size_t most = limits::storedMessages) const;
  // False, with nothing changed, for a snapshot that does not fit. Everybody on the host page can write it,
  // so it takes nothing away that is held: one that would is left alone, since the service has all that it
  // says.
  bool restore(const Json& snapshot);
  // The same from a tab, which is believed.
  void replaceBy(const Json& snapshot);
  // [{clientId, text, at, order, tries}]: what waits or failed, or that one alone. Empty if nothing does.
  [[nodiscard]] std::string outbox(WaitingFor reader = WaitingFor::Record,
                                   std::string_view clientId = {}) const;
  // What waits in another tab, or did on another page. True if that was news.
  bool mergeOutbox(const Json& outbox);

  // What has gone, grown or failed since the last call, for the view. What had failed before it was heard of
  // is not among it.
  [[nodiscard]] std::list<Change> takeChanges();
  // Each that is new or another since the last call, from the newest on, with the one after it if there is
  // one.
  using TakeNews = std::function<void(const Message& message, const Message* next)>;
  [[nodiscard]] bool hasNews() const { return news_ > 0; }
  void takeNews(const TakeNews& take);

 private:
  using Iterator = Messages::iterator;
  using Place = Messages::const_iterator;

  [[nodiscard]] bool hasRoomFor(const Message& message) const;
  [[nodiscard]] Place findWaiting(std::string_view clientId) const;
  Iterator findWaiting(std::string_view clientId);
  Iterator placeOf(std::uint32_t seq);
  [[nodiscard]] Place placeOf(std::uint32_t seq) const;
  bool mergeWaiting(Message message);
  void insertWaiting(Message message);
  void replace(Iterator position, Message message);
  void insertConfirmed(Message message);
  void leaveToService(Iterator message, Receipt receipt);
  void merge(Snapshot snapshot);
  [[nodiscard]] bool takesAway(const Snapshot& snapshot) const;
  [[nodiscard]] bool isBehind(const Message& message) const;
  [[nodiscard]] std::uint32_t wholeFrom(std::uint32_t seq) const;
  void dropBefore(std::uint32_t first);
  void dropOldest();
  [[nodiscard]] Place firstWaiting() const;
  Iterator insert(Place at, Message message);
  Iterator erase(Iterator message);
  void note(Message& message);
  void noteState(Message& message);

  Messages messages_;
  // What they take, in bytes.
  std::size_t weight_ = 0;
  // At most so many of them are news to the view.
  std::size_t news_ = 0;
  std::list<Change> changes_;
  std::uint32_t lastKey_ = 0;
  std::uint32_t lastChange_ = 0;
  std::uint32_t readSeq_ = 0;
  double erasedAt_ = 0;
  // Of all messages from there on, each whose latest change is not after lastChange_ is held as it is now.
  // What was before it is not kept here; the service has it.
  std::uint32_t oldestHeld_ = 0;
  // Of messages whose place is among those: other tabs and records may still say that they wait.
  std::list<Receipt> left_;
};

}  // namespace pipit
