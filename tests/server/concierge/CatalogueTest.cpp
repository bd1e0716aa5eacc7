#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Chat.h"
#include "catalogue/Relaxation.h"
#include "catalogue/Search.h"

namespace pipit::concierge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class CatalogueTest : public testing::Test {
 protected:
  std::vector<std::string> ids(const Filters& filters) const {
    std::vector<std::string> out;
    for (const auto* product : search(catalogue_, filters)) out.push_back(product->id);
    return out;
  }

  static Filters of(Facet facet, Values values) {
    Filters filters;
    filters.want(facet) = std::move(values);
    return filters;
  }

  Catalogue catalogue_ = *Catalogue::parse(readData("concierge/catalogue.json"));
};

TEST_F(CatalogueTest, FindsEverythingForNoFilters) {
  EXPECT_EQ(ids({}).size(), 17U);
}

TEST_F(CatalogueTest, IncludesBothEndsOfAPriceRange) {
  auto filters = of(Facet::Category, {"ring"});
  filters.least = 240;
  filters.most = 300;
  EXPECT_THAT(ids(filters), ElementsAre("ring-aurora", "ring-tidal", "ring-inkwell", "ring-hush"));
}

TEST_F(CatalogueTest, TakesAnyOfSeveralValuesAndNoneOfTheRefused) {
  auto filters = of(Facet::Category, {"ring"});
  filters.want(Facet::Metal) = {"14k_rose", "platinum"};
  filters.without(Facet::Stone) = {"diamond", "morganite"};
  EXPECT_THAT(ids(filters), ElementsAre("ring-tidal", "ring-hush"));
}

TEST_F(CatalogueTest, TellsReadyFromMadeToOrder) {
  auto filters = of(Facet::Category, {"bracelet"});
  filters.ready = true;
  EXPECT_THAT(ids(filters), ElementsAre("bracelet-thread", "bracelet-dusk"));
  filters.ready = false;
  EXPECT_THAT(ids(filters), ElementsAre("bracelet-lattice", "bracelet-curb"));
}

TEST_F(CatalogueTest, SortsAsAsked) {
  auto filters = of(Facet::Category, {"necklace"});
  EXPECT_THAT(ids(filters), ElementsAre("necklace-riviere", "necklace-sickle", "necklace-dewdrop"));
  filters.sort = Sort::PriceUp;
  EXPECT_THAT(ids(filters), ElementsAre("necklace-sickle", "necklace-dewdrop", "necklace-riviere"));
  filters.sort = Sort::PriceDown;
  EXPECT_THAT(ids(filters), ElementsAre("necklace-riviere", "necklace-dewdrop", "necklace-sickle"));
  filters.sort = Sort::Newest;
  EXPECT_THAT(ids(filters), ElementsAre("necklace-sickle", "necklace-dewdrop", "necklace-riviere"));
}

TEST_F(CatalogueTest, RelaxesOnlyToWhatIsThere) {
  auto filters = of(Facet::Category, {"necklace"});
  filters.want(Facet::Metal) = {"14k_rose"};
  filters.most = 250;
  EXPECT_THAT(relaxations(catalogue_, filters), testing::SizeIs(1))
      << "only another category has such a piece";
  EXPECT_EQ(relaxations(catalogue_, filters).front().say, "any piece");
}

TEST_F(CatalogueTest, RelaxesMetalPriceAndReadiness) {
  auto filters = of(Facet::Category, {"ring"});
  filters.want(Facet::Metal) = {"14k_white"};
  filters.most = 300;
  std::vector<std::string> said;
  for (const auto& relaxation : relaxations(catalogue_, filters)) said.push_back(relaxation.say);
  EXPECT_THAT(said, ElementsAre("any metal", "up to $900"));
  auto ready = of(Facet::Metal, {"platinum"});
  ready.want(Facet::Category) = {"bracelet"};
  ready.ready = true;
  EXPECT_EQ(relaxations(catalogue_, ready).back().say, "no rush");
}

TEST(CatalogueFileTest, SaysWhatIsWrongWithAFile) {
  const auto error = [](std::string_view text) {
    const auto parsed = Catalogue::parse(text);
    return parsed ? std::string("nothing") : parsed.error();
  };
  EXPECT_THAT(error(""), HasSubstr("not JSON"));
  EXPECT_THAT(error("[]"), HasSubstr("products"));
  EXPECT_THAT(error(R"({"products": [1]})"), HasSubstr("product 1"));
  EXPECT_EQ(error(R"({"products": []})"), "nothing");
  EXPECT_THAT(error(std::string(10'000, '[')), HasSubstr("not JSON"));
}

TEST(CatalogueFileTest, NamesTheFieldThatDoesNotFit) {
  const auto good = readData("concierge/catalogue.json");
  const auto changed = [&good](std::string_view from, std::string_view to) {
    auto text = good;
    text.replace(text.find(from), from.size(), to);
    const auto parsed = Catalogue::parse(text);
    return parsed ? std::string("nothing") : parsed.error();
  };
  EXPECT_EQ(changed("\"price\": 240", "\"price\": -1"), "product 1: wrong price");
  EXPECT_EQ(changed("\"price\": 240", "\"price\": 1e99"), "product 1: wrong price");
  EXPECT_EQ(changed("\"metal\": \"14k_rose\"", "\"metal\": \"tin\""), "product 1: wrong metal");
  EXPECT_EQ(changed("\"category\": \"ring\"", "\"category\": \"hat\""), "product 1: wrong category");
  EXPECT_EQ(changed("\"readyToShip\": true", "\"readyToShip\": 1"), "product 1: wrong readyToShip");
  EXPECT_EQ(changed("\"minimal\"", "\"loud\""), "product 1: wrong tags");
  EXPECT_EQ(changed("\"id\": \"ring-barley\"", "\"id\": \"ring-aurora\""),
            "two products have the id ring-aurora");
}

}  // namespace
}  // namespace pipit::concierge
