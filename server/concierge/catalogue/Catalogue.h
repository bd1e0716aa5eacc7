#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/Product.h"
#include "vocabulary/Vocabulary.h"

namespace pipit::concierge {

// Everything the shop sells. Checked when it is read: what is in it can be shown as it is.
class Catalogue {
 public:
  [[nodiscard]] static std::expected<Catalogue, std::string> parse(std::string_view json);

  [[nodiscard]] const std::vector<Product>& products() const { return products_; }
  [[nodiscard]] const Product* find(std::string_view id) const;

  // Teaches the words that only this shop uses: its stones and the names of its pieces.
  void extend(Vocabulary& vocabulary) const;

 private:
  explicit Catalogue(std::vector<Product> products) : products_(std::move(products)) {}

  std::vector<Product> products_;  // by id
};

}  // namespace pipit::concierge
