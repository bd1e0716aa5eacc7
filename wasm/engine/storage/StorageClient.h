#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/Instant.h"
#include "base/Random.h"
#include "base/limits.h"
#include "bridge/Backoff.h"
#include "bridge/Bridge.h"
#include "storage/RecordCoder.h"

namespace pipit {

enum class StorageHealth : std::uint8_t { Working, Blocked, Full };

// The engine's half of the storage proxy: reads and writes records under short keys through the bridge. A key
// that changed is touched; limits::storageCoalesce later it is due, and its owner hands in the newest
// payload: only what is written is made.
//
// Other tabs write to the same storage. A guarded key is written only over what was last seen there: what
// another tab has put there since comes back from takeLoaded() first, for its owner to take in, and is then
// written again.
//
// Where the host page refuses its storage the frame's own is the second choice, and the third is the memory
// of the host page's script, which lasts as long as the page and outlives a frame that is moved or reloaded.
// Health tells the owners, so that they can tell the visitor.
class StorageClient {
 public:
  struct Loaded {
    std::string key;
    std::optional<std::string> payload;  // nothing: there was none, or none that can be trusted
    bool damaged = false;
    bool unsealable = false;  // sealed with a key that this browser has not
    bool expired = false;
    bool unknown = false;  // it could not be asked
  };

  StorageClient(Bridge& bridge, Random& random) : bridge_(bridge), random_(random) {}

  // Nothing is to outlive the page: only its memory is used.
  void useMemory() { route_ = Route::Memory, moved_ = true; }
  // For so many milliseconds from each write.
  void keepFor(double lifetime) { lifetime_ = lifetime; }
  // Of the one record that is large enough to be worth it; none if empty. The name is kept as a view.
  void compress(std::string_view key) { compressed_ = key; }
  // All records are written sealed from now on.
  void seal(bool on) { coder_.seal(on); }

  // What is written under keys that begin so is of use for a moment, limits::tabRecordLifetime.
  void pass(std::string_view prefix) { passing_ = prefix; }

  void guard(std::string_view key) { guarded_.push_back({std::string(key)}); }
  // What was last seen there is only noted, for retract().
  void watch(std::string_view key) { guarded_.push_back({.key = std::string(key), .isCompared = false}); }

  // One request for all; each key comes back from takeLoaded() exactly once, whatever happens. What cannot be
  // loaded is not written over.
  void load(std::span<const std::string_view> keys, Instant time);
  // Of a page that was refused its storage something may stand in the frame's own: where the page's works,
  // these keys come back from there through takeLoaded(), if there is anything, and go once they have been
  // written.
  void salvage(std::span<const std::string_view> keys, Instant time);
  // The same for what has been loaded before: a failure changes nothing, and what was read or written less
  // than limits::storageCache ago is not asked for. What passes is asked for once.
  void peek(std::span<const std::string_view> keys, Instant time);
  [[nodiscard]] bool isPeeking() const;
  // The record is whole, but what it holds is none of its key's: it is set aside like a damaged one.
  void distrust(const std::string& key, std::string_view payload, Instant time);
  [[nodiscard]] std::list<Loaded> takeLoaded() { return std::exchange(loaded_, {}); }

  // The key's payload changed: it is to be written, but not before the coalescing time after its last write;
  // or as soon as possible.
  void touch(std::string_view key, Instant time);
  void touchUrgently(std::string_view key);
  // Another tab wrote that key, or, without a name, any: what is remembered of it is out of date.
  void forget(std::string_view key);
  // Everything that was touched is due now, and written without the detour over compression: the page may be
  // about to go.
  void flush();
  // The same, and for limits::storageHurry from now every change is written at once.
  void expectFlush(Instant time);
  // Removes what has expired, was set aside, or cannot be read, of all keys but these.
  void sweep(std::span<const std::string_view> keys, Instant time);
  // Removes every key; nothing of what was to be written is, and nothing of what is being read comes back.
  void erase(Instant time);
  // How that ended, once: empty if everything is gone, else the code of what prevented it.
  [[nodiscard]] std::optional<std::string> takeErased() { return std::exchange(erased_, std::nullopt); }
  // Another tab has removed every key: what of ours was on its way then, and came after it, is removed again;
  // what another tab wrote went with the rest, or came since and stays.
  // One is spared: what there is by now is to be written in its place.
  void retract(std::string_view spared, Instant time);
  [[nodiscard]] std::vector<std::string> takeDue(Instant time);
  // An empty payload removes the record.
  void write(std::string_view key, std::string_view payload, Instant time);

  // Offers an answer from the bridge; those of other owners are left alone.
  void settle(const Bridge::Settled& answer, Instant time);
  // What the browser is asked to do to a record's bytes, and its answer.
  [[nodiscard]] std::list<RecordCoder::Task> takeTasks() { return coder_.takeTasks(); }
  void finishTask(std::uint32_t task, bool ok, std::string_view data, Instant time);

  // What the frame's own storage is asked, with the tag of its answer.
  struct OwnRequest {
    std::uint32_t tag;
    std::string operation;
    std::string payload;
  };
  [[nodiscard]] std::list<OwnRequest> takeOwnRequests() { return std::exchange(ownRequests_, {}); }
  // True once: there is another storage now, in which nothing stands yet.
  [[nodiscard]] bool takeMoved() { return std::exchange(moved_, false); }

  // Keys that the host page has no room for. Their owner makes room and touches them again, or gives them up.
  [[nodiscard]] std::vector<std::string> takeHomeless() { return std::exchange(homeless_, {}); }
  void giveUp(const std::string& key);
  // Makes room for that key, which is due again then: removes what is of no use, else what was written
  // longest ago, of all keys but the spared ones. False: there is nothing left to remove.
  [[nodiscard]] bool evict(std::string_view key, std::span<const std::string_view> spared, Instant time);
  [[nodiscard]] std::optional<double> deadline() const;
  [[nodiscard]] StorageHealth health() const;
  // Tabs of the same page origin find the same there, and are told what others write.
  [[nodiscard]] bool isShared() const { return route_ == Route::Host && !blocked_; }
  // Records that were set aside since the start.
  [[nodiscard]] std::uint32_t damaged() const { return damaged_; }

 private:
  struct Touched {
    std::string key;
    double due;
  };
  struct Written {
    std::string key;
    double at;
  };
  struct Guarded {
    std::string key;
    bool isCompared = true;
    std::string seen = {};  // the record's first line; empty: there was none
    bool isOwn = false;     // what was seen was written here
    // What the last write was to stand on.
    std::string expected = {};
    std::uint32_t conflicts = 0;
    // Conflicts though what was expected stands there: the host page cannot or will not compare.
    std::uint32_t contradictions = 0;
  };
  enum class Purpose : std::uint8_t { Load, Salvage, Peek, Reconcile, Write, List, Sweep, Clean, Erase };
  struct Cached {
    double at;
    Loaded loaded;
  };
  enum class Route : std::uint8_t { Host, Own, Memory };
  struct Operation {
    std::uint32_t tag;
    std::vector<std::string> keys;
    Purpose purpose;
    bool isEviction = false;
    Route route = Route::Host;
    // What was asked for has been erased since.
    bool isVoid = false;
    bool isConditional = false;
  };
  struct Failing {
    std::string key;
    Backoff backoff{limits::backoffBase, limits::backoffCap};
  };

  void abandon(double now);
  void ask(std::span<const std::string_view> keys, Purpose purpose, Instant time);
  bool send(Operation operation, MessageType type, std::string_view payload, double now);
  bool sendOn(Route route, Operation operation, MessageType type, std::string_view payload, double now);
  [[nodiscard]] bool isInsisted(const Operation& operation) const;
  bool sendGet(std::vector<std::string> keys, Purpose purpose, double now, bool isEviction = false);
  void finishVoid(const Operation& operation, double now);
  void finishLoad(const Operation& operation, const Bridge::Settled& answer, Instant time);
  [[nodiscard]] bool canAsk() const { return route_ == Route::Own || bridge_.connected(); }
  [[nodiscard]] bool isRefused(const Operation& operation, std::string_view code);
  bool moveOn();
  void finishSalvage(const Operation& operation, const Bridge::Settled& answer, Instant time);
  void finishErase(const Operation& operation, const Bridge::Settled& answer, double now);
  void eraseOn(Route route, double now);
  void list(std::vector<std::string> spared, bool isEviction, double now);
  void finishList(const Operation& operation, const Bridge::Settled& answer, double now);
  void finishSweep(const Operation& operation, const Bridge::Settled& answer, Instant time);
  [[nodiscard]] static std::vector<std::string> oldestOf(std::list<Written> records);
  void finishEviction(std::vector<std::string> keys, double now);
  void remove(std::vector<std::string> keys, double now);
  [[nodiscard]] const Cached* cached(std::string_view key) const;
  void deliver(Loaded loaded, double now);
  void decode(const std::string& key, const Json& value, Instant time);
  void set(const std::string& key, std::string_view text, Instant time);
  void setAside(const std::string& key, std::string_view text, double now);
  void reconcile(Guarded& guarded, Instant time);
  void writeAgain(const std::string& key, Instant time);
  [[nodiscard]] bool isUnderWay(Purpose purpose) const;
  [[nodiscard]] bool isUnderWay(Purpose purpose, std::string_view key) const;
  [[nodiscard]] bool isHeld(std::string_view key) const;
  [[nodiscard]] bool passes(std::string_view key) const;
  [[nodiscard]] bool holdsForeign(std::string_view key) const;
  [[nodiscard]] Guarded* guardOf(std::string_view key);
  void noteWritten(const std::string& key, double now);
  void noteSeen(std::string_view key, std::string_view text);
  [[nodiscard]] std::optional<std::string> conditionOf(std::string_view key);
  void noteComparison(std::string_view key);
  void noteReconciled(std::string_view key, const Json& value);
  void finishWrite(const Operation& operation, const Bridge::Settled& answer, Instant time);
  void writeLater(const std::string& key, double now);
  void noteSuccess(const std::string& key, Instant time);
  void noteRefusal(const Operation& operation, std::string_view code);
  void restoreSeen(const Operation& operation);
  Touched& touched(std::string_view key);

  Bridge& bridge_;
  Random& random_;
  RecordCoder coder_;
  double lifetime_ = limits::recordLifetime;
  std::string_view compressed_;
  std::string passing_;
  bool leaving_ = false;
  bool atOnce_ = false;
  double hurriesUntil_ = 0;
  std::list<Cached> cache_;
  std::vector<std::string> homeless_;
  // Keys for which room is being made, and how often it has been.
  std::vector<std::string> evictedFor_;
  std::uint32_t evictions_ = 0;
  std::list<Guarded> guarded_;
  std::list<Touched> touched_;
  // When each key was last written.
  std::list<Written> written_;
  std::list<Operation> operations_;
  std::list<Loaded> loaded_;
  // Not swept: what is in use, and what was set aside a moment ago.
  std::vector<std::string> sweepSpares_;
  std::list<OwnRequest> ownRequests_;
  Route route_ = Route::Host;
  // Whether what is stored has ever been seen.
  bool hasRead_ = false;
  bool moved_ = false;
  // How often the storage in use has refused, one after another.
  std::uint32_t refusals_ = 0;
  // Keys that stand in the frame's own storage as well.
  std::vector<std::string> strays_;
  std::optional<std::string> erased_;
  std::string eraseFailure_;
  bool blocked_ = false;
  // Keys whose last write had no answer.
  std::list<Failing> failing_;
  // Keys whose last write did not fit.
  std::vector<std::string> tooLarge_;
  std::uint32_t lastTag_ = 0;
  std::uint32_t damaged_ = 0;
};

}  // namespace pipit
