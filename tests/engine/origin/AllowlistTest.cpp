#include <gtest/gtest.h>

#include "../Table.h"
#include "ErrorNames.h"
#include "origin/Allowlist.h"

namespace pipit {
namespace {

using Texts = std::vector<std::string>;

Texts patternsOf(const nlohmann::json& row) {
  return row.at("patterns").get<Texts>();
}

bool allows(const Texts& patterns, const std::string& origin) {
  const auto list = Allowlist::parse(patterns);
  const auto parsed = Origin::parse(origin);
  return list && parsed && list->allows(*parsed);
}

TEST(Allowlist, AllowsOrRefusesEachOriginAsTheTableSays) {
  const auto table = readTable("allowlists.json");
  ASSERT_GE(table.size(), 60u);
  for (const auto& row : table) {
    EXPECT_EQ(allows(patternsOf(row), row.at("origin")), row.at("allowed").get<bool>()) << row.dump();
  }
}

TEST(Allowlist, NamesTheFirstBadEntryAndItsErrorAsTheTableSays) {
  for (const auto& row : readTable("allowlists.json")) {
    const auto list = Allowlist::parse(patternsOf(row));
    ASSERT_EQ(!list, row.contains("error")) << row.dump();
    if (list) continue;
    EXPECT_EQ(list.error().index, row.at("index").get<std::size_t>()) << row.dump();
    EXPECT_EQ(nameOf(list.error().error), row.at("error").get<std::string>()) << row.dump();
  }
}

TEST(Allowlist, AnswersTheSameForItsSerialisedPatterns) {
  for (const auto& row : readTable("allowlists.json")) {
    const auto list = Allowlist::parse(patternsOf(row));
    if (!list) continue;
    Texts texts;
    for (const auto& pattern : list->patterns()) texts.push_back(pattern.serialize());
    EXPECT_EQ(allows(texts, row.at("origin")), row.at("allowed").get<bool>()) << row.dump();
  }
}

TEST(Allowlist, KeepsItsPatternsInOrder) {
  const auto list = Allowlist::parse(Texts{"https://b.example", "https://*.a.example"});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->patterns().size(), 2u);
  EXPECT_EQ(list->patterns().front().serialize(), "https://b.example");
  EXPECT_EQ(list->patterns().back().serialize(), "https://*.a.example");
}

TEST(Allowlist, TakesAsManyPatternsAsItsMaximumAndNotOneMore) {
  Texts texts(Allowlist::kMaximumPatterns, "https://shop.example");
  EXPECT_TRUE(Allowlist::parse(texts));
  texts.push_back("https://shop.example");
  EXPECT_EQ(Allowlist::parse(texts).error(),
            (AllowlistError{Allowlist::kMaximumPatterns, OriginError::TooManyPatterns}));
}

}  // namespace
}  // namespace pipit
