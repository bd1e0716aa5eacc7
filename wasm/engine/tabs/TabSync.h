#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/Json.h"
#include "bridge/FloodGate.h"
#include "tabs/TabMessage.h"

namespace pipit {

// One frame's voice among the tabs, and its ears: numbers what it says, so that no two messages are the same,
// hears each message of another once, and drops the rest. Lives as long as the engine; a frame that comes
// back goes on counting. Of the numbers nothing is concluded: anybody may have written any in another's name.
//
// Where there is no channel the same messages stand in a record of each frame, the last of them, and others
// read it when the host page's storage tells that it changed.
class TabSync {
 public:
  enum class Way : std::uint8_t { None, Channel, Records };

  // `name` is the frame's: 32 hexadecimal digits.
  void introduce(std::string name) { name_ = std::move(name); }
  void open(Way way) { way_ = way; }
  void close() { way_ = Way::None; }

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Way way() const { return way_; }
  [[nodiscard]] bool canTalk() const { return way_ != Way::None; }
  // Nobody else has spoken yet. Who joins says so.
  [[nodiscard]] bool isAlone() const { return heard_.empty(); }

  void say(TabMessageType type, std::string_view payload);
  // For the channel.
  [[nodiscard]] std::vector<std::string> takeOutgoing() { return std::exchange(outgoing_, {}); }
  // True once for what was said since: the record is to be written.
  [[nodiscard]] bool takeChanged() { return std::exchange(hasChanged_, false); }

  // Nothing of it is to be found any more.
  void forget() { recent_.clear(); }

  static constexpr std::string_view recordPrefix = "tabs.";
  [[nodiscard]] static bool isRecord(std::string_view key);
  // Whether it is that frame's.
  [[nodiscard]] static bool isRecordOf(std::string_view key, std::string_view name);
  // The key of this frame's record; of another's, whether it is one.
  [[nodiscard]] std::string recordKey() const;
  [[nodiscard]] bool isOthersRecord(std::string_view key) const;
  // {messages: [text…]}: the last that were said.
  [[nodiscard]] std::string record() const;

  // Nothing for what is malformed, was heard before, is our own, or comes too often.
  [[nodiscard]] std::optional<TabMessage> hear(std::string_view text, double now);
  [[nodiscard]] std::uint32_t dropped() const { return dropped_; }

 private:
  std::string name_;
  Way way_ = Way::None;
  std::uint32_t said_ = 0;
  std::vector<std::string> outgoing_;
  std::vector<std::string> recent_;
  bool hasChanged_ = false;
  // Of the texts of others, the last at the end. Of two that happen to have the same hash the second is lost;
  // the digests show that something is.
  std::vector<std::uint32_t> heard_;
  FloodGate gate_;
  std::uint32_t dropped_ = 0;
};

}  // namespace pipit
