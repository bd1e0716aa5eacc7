#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::concierge {

// Why a piece is not taken back. In policy.json each has a sentence that says so.
enum class ReturnBar { NotDelivered, TooLate, NotResizable, Custom, Engraved };

// "returns.too_late"
[[nodiscard]] std::string_view codeOf(ReturnBar bar);

// One thing that can be done with a piece that was sold.
struct ReturnOption {
  std::string name;          // "resize"
  std::optional<int> days;   // from its delivery, the last one included; nothing: at any time
  std::optional<int> again;  // after so many days it may be asked anew; nothing: never
  bool needsSize = false;
  std::vector<std::string> categories;  // empty: all
  bool takesCustom = true;
  bool takesEngraved = true;
  std::string accepted;  // what is said to who gets it
};

// What the shop takes back, until when, and what it says of the rest. It is data: policy.json.
class Policy {
 public:
  [[nodiscard]] static std::expected<Policy, std::string> parse(std::string_view json);

  [[nodiscard]] const std::vector<ReturnOption>& options() const { return options_; }
  [[nodiscard]] const ReturnOption* find(std::string_view name) const;
  [[nodiscard]] const std::string& sentence(ReturnBar bar) const { return sentences_.at(bar); }

 private:
  std::vector<ReturnOption> options_;
  std::map<ReturnBar, std::string> sentences_;  // of all of them
};

[[nodiscard]] Policy builtInPolicy();

}  // namespace pipit::concierge
