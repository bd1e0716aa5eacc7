#pragma once

#include <string>
#include <string_view>

namespace pipit::concierge {

// What somebody has given to be shown an order, each in a field of its own. Two of number, e-mail and postal
// code prove it, or that the site itself has said who they are.
struct OrderProof {
  std::string orderId;     // digits
  std::string email;       // normalised
  std::string postalCode;  // normalised: letters and digits only
  std::string site, customer;
};

// As they are written by people: "GG-10234", "SW1A 1AA", "Mara@Example.com".
[[nodiscard]] OrderProof orderProof(std::string_view orderId, std::string_view email,
                                    std::string_view postalCode);

// Letters and digits, normalised.
[[nodiscard]] std::string codeOf(std::string_view text);

}  // namespace pipit::concierge
