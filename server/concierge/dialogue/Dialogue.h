#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "Concierge.h"
#include "Shop.h"
#include "understanding/Understanding.h"

namespace pipit::concierge {

struct SearchState {
  Filters filters;
  std::size_t offset = 0;
};

// Where a conversation stands, as its visitor's turns alone tell: what they wrote, and how they filled forms
// in. Nothing of it is stored: it is read from the history for every question, and an order is proved anew.
class Dialogue {
 public:
  explicit Dialogue(const Shop& shop, Customer customer = {})
      : shop_(&shop), customer_(std::move(customer)) {}

  // Takes in the visitor's next turn. Where it may not prove anything, what it says of an order is neither
  // compared nor kept.
  Understanding hear(std::string_view text, bool mayProve = true);
  void fillIn(std::string_view form, const FormValues& values, bool mayProve = true);

  [[nodiscard]] const std::optional<SearchState>& search() const { return search_; }
  [[nodiscard]] const OrderEnquiry& enquiry() const { return enquiry_; }

  // The order that the turn just heard has named and proved.
  [[nodiscard]] const Order* order() const { return order_; }

  // At how many proofs of an order that turn has guessed, of which order, and whether it was not allowed to.
  [[nodiscard]] std::size_t guesses() const { return guesses_; }
  [[nodiscard]] const std::vector<std::string>& guessedAt() const { return guessedAt_; }
  [[nodiscard]] bool isHeldBack() const { return guesses_ > 0 && !mayProve_; }

  // All that were proved, the latest last.
  [[nodiscard]] const std::vector<const Order*>& proved() const { return proved_; }

  // A piece that was wished beside something else, and was not looked for since.
  [[nodiscard]] const std::optional<Filters>& second() const { return second_; }

  // Whether the order is wanted in order to send something of it back.
  [[nodiscard]] bool isReturning() const { return returning_; }

  // How the forms for returns were filled in.
  [[nodiscard]] const std::vector<FormValues>& returns() const { return returns_; }

 private:
  void searchOn(const Request& request);
  void enquire(const OrderEnquiry& said);
  void lookUp(const FormValues& values);
  [[nodiscard]] bool mayCompare(std::size_t guesses);
  void prove(const Order* order);
  [[nodiscard]] bool returnsAfter(std::string_view text, const Understanding& said) const;
  [[nodiscard]] const Order* ownOrder() const;

  const Shop* shop_;
  Customer customer_;
  std::optional<SearchState> search_;
  std::optional<Filters> second_;
  OrderEnquiry enquiry_;
  const Order* order_ = nullptr;
  std::vector<const Order*> proved_;
  std::vector<FormValues> returns_;
  bool returning_ = false;
  bool mayProve_ = true;
  std::size_t guesses_ = 0;
  std::vector<std::string> guessedAt_;
  Awaiting awaiting_ = Awaiting::Nothing;
};

}  // namespace pipit::concierge
