#include "dialogue/Dialogue.h"

#include "Limits.h"
#include "dialogue/Discovery.h"
#include "dialogue/Refinement.h"

namespace pipit::concierge {
namespace {

OrderEnquiry merge(OrderEnquiry before, const OrderEnquiry& said) {
  // Another order's number needs another proof.
  if (!said.number.empty() && said.number != before.number) before = {};
  before.isMisnumbered = said.isMisnumbered;
  if (!said.number.empty()) before.number = said.number;
  if (!said.email.empty()) before.email = said.email;
  for (const auto& code : said.codes) {
    std::erase(before.codes, code);
    before.codes.push_back(code);
  }
  while (before.codes.size() > kMaximumCodes) before.codes.erase(before.codes.begin());
  return before;
}

std::string_view valueIn(const FormValues& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string_view() : found->second;
}

}  // namespace

Understanding Dialogue::hear(std::string_view text, bool mayProve) {
  mayProve_ = mayProve;
  guesses_ = 0;
  auto said = understand(text, shop_->vocabulary(), awaiting_);
  returning_ = returnsAfter(text, said);
  if (order_ != nullptr) enquiry_ = {};
  order_ = nullptr;
  awaiting_ = Awaiting::Nothing;
  if (said.intent == Intent::FindProduct || said.intent == Intent::More) searchOn(said.request);
  if (said.second) second_ = said.second;
  if (said.intent == Intent::TrackOrder) {
    enquire(said.enquiry);
  } else if (said.intent == Intent::ReturnExchange || said.intent == Intent::OrderUpdates) {
    // "Within 100 days" is no postal code.
    enquiry_ = {};
    enquire({.number = said.enquiry.number,
             .email = said.enquiry.email,
             .codes = {},
             .isMisnumbered = said.enquiry.isMisnumbered});
    if (said.enquiry.number.empty() && !proved_.empty()) awaiting_ = Awaiting::Nothing;
  } else {
    enquiry_ = {};
  }
  return said;
}

void Dialogue::fillIn(std::string_view form, const FormValues& values, bool mayProve) {
  mayProve_ = mayProve;
  guesses_ = 0;
  // What was found is done with, and what was looked for in vain is asked for anew.
  if (order_ != nullptr || enquiry_.complete()) enquiry_ = {};
  order_ = nullptr;
  returning_ = form == kTrackReturn;
  awaiting_ = Awaiting::Nothing;
  if (form == kTrack || form == kTrackReturn) return lookUp(values);
  enquiry_ = {};
  if (form == kDiscover) searchOn(wishFrom(values));
  if (form == kReturns) returns_.push_back(values);
}

// Details that were asked for after the wish to send something back belong to it; whoever asks where an order
// is does not return it.
bool Dialogue::returnsAfter(std::string_view text, const Understanding& said) const {
  if (said.intent == Intent::ReturnExchange || said.also == Intent::ReturnExchange) return true;
  const bool isAsked = awaiting_ == Awaiting::OrderDetails;
  if (!returning_ || !isAsked || said.intent != Intent::TrackOrder) return false;
  if (!said.enquiry.empty()) return true;
  return understand(text, shop_->vocabulary(), Awaiting::Nothing).intent != Intent::TrackOrder;
}

void Dialogue::searchOn(const Request& request) {
  second_.reset();
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
  if (!mayCompare(enquiry_.guesses())) return prove(nullptr);
  const auto* order = shop_->orders().find(enquiry_);
  prove(order != nullptr ? order : ownOrder());
}

// Of a form no value is made up for by another. What was left out may have been written before.
void Dialogue::lookUp(const FormValues& values) {
  auto proof = orderProof(valueIn(values, "order"), valueIn(values, "email"), valueIn(values, "postal"));
  if (proof.orderId.empty()) proof.orderId = enquiry_.number;
  if (proof.email.empty()) proof.email = enquiry_.email;
  proof.site = customer_.site;
  proof.customer = customer_.id;
  enquiry_.number = proof.orderId;
  enquiry_.email = proof.email;
  // A code that was written before the form came is the postal code or the number, as it was there.
  const bool isAsThere = proof.postalCode.empty() && !enquiry_.codes.empty();
  if (!proof.postalCode.empty()) enquiry_.codes = {proof.postalCode};
  // All of a form has to be right: that is one guess.
  if (!mayCompare(isAsThere ? enquiry_.guesses() : enquiry_.complete())) return prove(nullptr);
  prove(isAsThere ? shop_->orders().find(enquiry_) : shop_->orders().findProven(proof));
}

bool Dialogue::mayCompare(std::size_t guesses) {
  guesses_ = guesses;
  guessedAt_ = enquiry_.about();
  if (isHeldBack()) enquiry_ = {};
  return !isHeldBack();
}

void Dialogue::prove(const Order* order) {
  order_ = order;
  awaiting_ = order == nullptr ? Awaiting::OrderDetails : Awaiting::Nothing;
  if (order == nullptr) return;
  std::erase(proved_, order);
  proved_.push_back(order);
}

// Who the site knows need not prove anything; but what they say of an order has to be so.
const Order* Dialogue::ownOrder() const {
  if (customer_.id.empty() || !enquiry_.codes.empty()) return nullptr;
  return shop_->orders().findProven(OrderProof{.orderId = enquiry_.number,
                                               .email = enquiry_.email,
                                               .postalCode = {},
                                               .site = customer_.site,
                                               .customer = customer_.id});
}

}  // namespace pipit::concierge
