#pragma once

#include <optional>
#include <string_view>

namespace pipit::concierge {

enum class Intent {
  TrackOrder,
  OrderUpdates,
  CancelOrder,
  ReturnExchange,
  CareWarranty,
  Financing,
  StylistContact,
  FindProduct,
  Help,
  Thanks,
  Goodbye,
  Greeting,
  More,
  Clarify
};

[[nodiscard]] std::string_view name(Intent intent);
[[nodiscard]] std::optional<Intent> intentNamed(std::string_view name);

// How sure it is when words alone speak for the intent, 0 to 1.
[[nodiscard]] double confidence(Intent intent);

}  // namespace pipit::concierge
