#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/Instant.h"
#include "bridge/Bridge.h"

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
// Where the host page has no storage for us nothing is lost while the page lives: the owners hold their state
// in memory anyway. Health tells them, so that they can tell the visitor.
class StorageClient {
 public:
  struct Loaded {
    std::string key;
    std::optional<std::string> payload;  // nothing: there was none, or none that can be trusted
    bool damaged = false;
  };

  explicit StorageClient(Bridge& bridge) : bridge_(bridge) {}

  void guard(std::string_view key) { guarded_.push_back({std::string(key), {}, 0}); }

  // One request for all; each key comes back from takeLoaded() exactly once, whatever happens. What cannot be
  // loaded is not written over.
  void load(std::span<const std::string_view> keys, Instant time);
  // The same for what has been loaded before: tried once, and a failure changes nothing.
  void peek(std::span<const std::string_view> keys, Instant time);
  [[nodiscard]] std::vector<Loaded> takeLoaded() { return std::exchange(loaded_, {}); }

  // The key's payload changed: it is to be written within the coalescing time, or as soon as possible.
  void touch(std::string_view key, Instant time);
  void touchUrgently(std::string_view key);
  // Everything that was touched is due now: the page may be about to go.
  void flush();
  [[nodiscard]] std::vector<std::string> takeDue(Instant time);
  // An empty payload removes the record.
  void write(std::string_view key, std::string_view payload, Instant time);

  // Offers an answer from the bridge; those of other owners are left alone.
  void settle(const Bridge::Settled& answer, Instant time);
  [[nodiscard]] std::optional<double> deadline() const;
  [[nodiscard]] StorageHealth health() const;
  // Records that were set aside since the start.
  [[nodiscard]] std::uint32_t damaged() const { return damaged_; }

 private:
  struct Touched {
    std::string key;
    double due;
  };
  struct Guarded {
    std::string key;
    std::string seen;  // the record's first line; empty: there was none
    std::uint32_t conflicts;
  };
  enum class Purpose : std::uint8_t { Load, Peek, Reconcile, Write };
  struct Operation {
    std::uint32_t tag;
    std::vector<std::string> keys;
    Purpose purpose;
    std::uint32_t attempts;
  };

  void ask(std::span<const std::string_view> keys, Purpose purpose, Instant time);
  bool send(Operation operation, MessageType type, std::string_view payload, double now);
  bool loadAgain(const Operation& operation, std::string_view code, double now);
  void finishLoad(const Operation& operation, const Bridge::Settled& answer, Instant time);
  Loaded decode(const std::string& key, const Json& value, Instant time);
  void setAside(const std::string& key, std::string_view text, double now);
  void reconcile(Guarded& guarded, Instant time);
  void writeAgain(const std::string& key, Instant time);
  [[nodiscard]] bool isReconciling(std::string_view key) const;
  [[nodiscard]] Guarded* guardOf(std::string_view key);
  void noteSeen(std::string_view key, std::string_view text);
  [[nodiscard]] std::optional<std::string_view> conditionOf(std::string_view key);
  void finishWrite(const Operation& operation, const Bridge::Settled& answer, Instant time);
  void noteSuccess(const std::string& key, Instant time);
  void noteRefusal(const std::string& key, std::string_view code);
  Touched& touched(std::string_view key);

  Bridge& bridge_;
  std::vector<Guarded> guarded_;
  std::vector<Touched> touched_;
  std::vector<Operation> operations_;
  std::vector<Loaded> loaded_;
  bool blocked_ = false;
  // Keys whose last write did not fit.
  std::vector<std::string> tooLarge_;
  std::uint32_t lastTag_ = 0;
  std::uint32_t damaged_ = 0;
};

}  // namespace pipit
