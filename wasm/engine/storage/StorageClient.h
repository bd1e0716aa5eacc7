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

  // One request for all; each key comes back from takeLoaded() exactly once, whatever happens.
  void load(std::span<const std::string_view> keys, Instant time);
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
  struct Operation {
    std::uint32_t tag;
    std::vector<std::string> keys;
    bool isLoad;
    std::uint32_t attempts;
  };

  bool send(Operation operation, MessageType type, std::string_view payload, double now);
  bool loadAgain(const Operation& operation, std::string_view code, double now);
  void finishLoad(const Operation& operation, const Bridge::Settled& answer, Instant time);
  Loaded decode(const std::string& key, const Json& value, Instant time);
  void setAside(const std::string& key, std::string_view text, double now);
  void finishWrite(const Operation& operation, const Bridge::Settled& answer, Instant time);
  void noteRefusal(const std::string& key, std::string_view code);
  Touched& touched(std::string_view key);

  Bridge& bridge_;
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
