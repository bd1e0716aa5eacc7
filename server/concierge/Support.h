#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pipit::concierge {

class Shop;

// A product as programs see it.
struct Piece {
  std::string id, name, category, metal, description, path, picture;
  std::vector<std::string> stones, tags;
  int price = 0;  // whole dollars
  bool isReady = false;
  bool isFeatured = false;
};

// What is left empty asks for nothing. Prices are clamped to 1 to 100,000, and both are in it; of the tags
// any one will do.
struct PieceQuery {
  std::string category = {}, metal = {}, stone = {};
  std::vector<std::string> tags = {};
  std::optional<bool> isReady = {};
  std::optional<std::int64_t> least = {}, most = {};
  std::string sort = {};  // featured, newest, price_up, price_down
};

// A query with one wish less, or a dearer one, that does find something.
struct Alternative {
  std::size_t found = 0;
  std::string difference;  // "in any metal"
  PieceQuery query;
};

struct PieceList {
  std::vector<Piece> items;
  std::size_t total = 0;
  std::vector<Alternative> alternatives;  // where there is none at all
};

// As people write it: number, e-mail and postal code, of which two are a proof; or a customer, whose site has
// said who they are.
struct OrderKey {
  std::string orderId = {}, email = {}, postalCode = {};
  std::string site = {}, customer = {};
};

struct OrderStep {
  std::string stage, title, at, note;  // "quality_check", "Quality check", "2026-11-18"
};

struct OrderStatus {
  std::string reference, status, title, placedAt;
  std::vector<std::string> items;
  std::vector<OrderStep> steps;  // oldest first
  std::string next = {};         // the stage that comes then, or empty
};

// A wish to send something back, on a day since 1970. No item: all that is in the order.
struct ReturnWish {
  OrderKey order = {};
  std::string option = {}, item = {};
  std::int64_t today = 0;
};

struct ReturnGranted {
  std::string reference;
  std::vector<std::string> items;
  std::string sentence;           // what happens now
  std::optional<int> again = {};  // after so many days the same may be asked anew; nothing: never
};

struct ReturnRefused {
  enum class Why : std::uint8_t { NoOrder, NoItem, Ineligible };
  Why why;
  std::string code = {}, sentence = {}, item = {};  // where it is ineligible
};

// The concierge's shop for programs. Any number of threads may ask at once.
class Support {
 public:
  explicit Support(std::shared_ptr<const Shop> shop) : shop_(std::move(shop)) {}

  // Fields of the query whose value nothing in this shop has.
  [[nodiscard]] std::vector<std::string> unknownIn(const PieceQuery& query) const;
  [[nodiscard]] PieceList pieces(const PieceQuery& query, std::size_t offset, std::size_t limit) const;
  [[nodiscard]] bool hasPiece(std::string_view id) const;

  // Whose proof the key guesses at: an order's number, or else an e-mail address. Empty: it proves nothing.
  [[nodiscard]] std::string guessedAt(const OrderKey& key) const;
  // Nothing both if there is no such order and if it is someone else's.
  [[nodiscard]] std::optional<OrderStatus> order(const OrderKey& key) const;

  [[nodiscard]] std::vector<std::string> returnOptions() const;
  [[nodiscard]] bool needsSize(std::string_view option) const;
  // By returns/policy.json. The option is one of those.
  [[nodiscard]] std::expected<ReturnGranted, ReturnRefused> mayReturn(const ReturnWish& wish) const;

 private:
  std::shared_ptr<const Shop> shop_;
};

}  // namespace pipit::concierge
