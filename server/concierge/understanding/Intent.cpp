#include "understanding/Intent.h"

#include <algorithm>
#include <array>

namespace pipit::concierge {
namespace {

struct Row {
  Intent intent;
  std::string_view name;
  double confidence;
};

constexpr std::array<Row, 14> kRows{{{Intent::TrackOrder, "track_order", 0.90},
                                     {Intent::OrderUpdates, "order_updates", 0.85},
                                     {Intent::CancelOrder, "cancel_order", 0.85},
                                     {Intent::ReturnExchange, "return_exchange", 0.85},
                                     {Intent::CareWarranty, "care_warranty", 0.80},
                                     {Intent::Financing, "financing", 0.80},
                                     {Intent::StylistContact, "stylist_contact", 0.85},
                                     {Intent::FindProduct, "find_product", 0.72},
                                     {Intent::Help, "help", 0.75},
                                     {Intent::Thanks, "thanks", 0.75},
                                     {Intent::Goodbye, "goodbye", 0.75},
                                     {Intent::Greeting, "greeting", 0.75},
                                     {Intent::More, "more", 0.5},
                                     {Intent::Clarify, "clarify", 0.2}}};

}  // namespace

std::string_view name(Intent intent) {
  return std::ranges::find(kRows, intent, &Row::intent)->name;
}

std::optional<Intent> intentNamed(std::string_view name) {
  const auto row = std::ranges::find(kRows, name, &Row::name);
  return row == kRows.end() ? std::nullopt : std::optional(row->intent);
}

double confidence(Intent intent) {
  return std::ranges::find(kRows, intent, &Row::intent)->confidence;
}

}  // namespace pipit::concierge
