#include "catalogue/Relaxation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "Limits.h"
#include "catalogue/Search.h"
#include "reply/Format.h"

namespace pipit::concierge {
namespace {

constexpr int kPriceStep = 300;
constexpr int kPriceReach = 1'200;

struct Droppable {
  Facet facet;
  std::string_view difference, say;
};

constexpr std::array<Droppable, 4> kDroppable{{{Facet::Metal, "in any metal", "any metal"},
                                               {Facet::Stone, "with or without other stones", "any stone"},
                                               {Facet::Tag, "in other styles", "any style"},
                                               {Facet::Category, "of other kinds", "any piece"}}};

class Relaxer {
 public:
  Relaxer(const Catalogue& catalogue, const Filters& filters) : catalogue_(catalogue), filters_(filters) {}

  std::vector<Relaxation> run() {
    for (const auto& row : kDroppable) dropFacet(row);
    raisePrice();
    dropReady();
    return std::move(found_);
  }

 private:
  bool offer(const Filters& relaxed, std::string_view difference, std::string_view say) {
    const auto count = search(catalogue_, relaxed).size();
    if (count > 0) found_.push_back({count, std::string(difference), std::string(say), relaxed});
    return count > 0;
  }

  void dropFacet(const Droppable& row) {
    if (filters_.want(row.facet).empty() && filters_.without(row.facet).empty()) return;
    auto relaxed = filters_;
    relaxed.want(row.facet).clear();
    relaxed.without(row.facet).clear();
    offer(relaxed, row.difference, row.say);
  }

  void raisePrice() {
    if (!filters_.most) return;
    auto relaxed = filters_;
    for (int more = kPriceStep; more <= kPriceReach; more += kPriceStep) {
      relaxed.most = std::min(*filters_.most + more, kHighestPrice);
      const auto price = formatDollars(*relaxed.most);
      if (offer(relaxed, "for up to " + price, "up to " + price)) return;
    }
  }

  void dropReady() {
    if (!filters_.ready) return;
    auto relaxed = filters_;
    relaxed.ready.reset();
    offer(relaxed, *filters_.ready ? "made to order" : "ready to ship", "no rush");
  }

  const Catalogue& catalogue_;
  const Filters& filters_;
  std::vector<Relaxation> found_;
};

}  // namespace

std::vector<Relaxation> relaxations(const Catalogue& catalogue, const Filters& filters) {
  return Relaxer(catalogue, filters).run();
}

}  // namespace pipit::concierge
