#include "dialogue/Dialogue.h"

#include "Limits.h"
#include "dialogue/Refinement.h"

namespace pipit::concierge {
namespace {

OrderEnquiry merge(OrderEnquiry before, const OrderEnquiry& said) {
  // Another order's number needs another proof.
  if (!said.number.empty() && said.number != before.number) before = {};
  if (!said.number.empty()) before.number = said.number;
  if (!said.email.empty()) before.email = said.email;
  for (const auto& code : said.codes) {
    std::erase(before.codes, code);
    before.codes.push_back(code);
  }
  while (before.codes.size() > kMaximumCodes) before.codes.erase(before.codes.begin());
  return before;
}

}  // namespace

Understanding Dialogue::hear(std::string_view text) {
  auto said = understand(text, shop_->vocabulary(), awaiting_);
  if (order_ != nullptr) enquiry_ = {};
  order_ = nullptr;
  awaiting_ = said.intent == Intent::TrackOrder ? Awaiting::OrderDetails : Awaiting::Nothing;
  if (said.intent == Intent::FindProduct || said.intent == Intent::More) searchOn(said.request);
  if (said.intent == Intent::TrackOrder) {
    enquire(said.enquiry);
  } else {
    enquiry_ = {};
  }
  return said;
}

void Dialogue::searchOn(const Request& request) {
  if (!search_) {
    if (!request.more || !request.empty()) search_ = SearchState{refine({}, request), 0};
    return;
  }
  auto filters = refine(search_->filters, request);
  const bool next = request.more && filters == search_->filters;
  search_ = SearchState{std::move(filters), next ? search_->offset + kPageSize : 0};
}

void Dialogue::enquire(const OrderEnquiry& said) {
  enquiry_ = merge(std::move(enquiry_), said);
  order_ = shop_->orders().find(enquiry_);
  if (order_ != nullptr) awaiting_ = Awaiting::Nothing;
}

}  // namespace pipit::concierge
