#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pipit::concierge {

// What a visitor said about an order. Two of number, e-mail and postal code find it and prove whose it is.
struct OrderEnquiry {
  std::string number;              // digits, named as an order number
  std::string email;               // normalised
  std::vector<std::string> codes;  // letters and digits that may be a postal code or an order number

  bool isMisnumbered = false;  // something was called its number that can be none

  [[nodiscard]] bool empty() const { return number.empty() && email.empty() && codes.empty(); }

  // Whether there is enough to look for it.
  [[nodiscard]] bool complete() const { return !number.empty() + !email.empty() + codes.size() >= 2; }

  // At how many proofs it guesses: any two of what was said are one.
  [[nodiscard]] std::size_t guesses() const {
    return complete() ? !number.empty() + !email.empty() + codes.size() - 1 : 0;
  }

  // Which order it is about, so far as that can be told before it is found.
  [[nodiscard]] std::vector<std::string> about() const {
    if (!number.empty()) return {number};
    return email.empty() ? codes : std::vector{email};
  }

  bool operator==(const OrderEnquiry&) const = default;
};

}  // namespace pipit::concierge
