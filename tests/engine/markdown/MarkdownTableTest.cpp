#include <gtest/gtest.h>

#include "../Table.h"
#include "Html.h"
#include "markdown/Address.h"

namespace pipit {
namespace {

MarkdownPolicy policy(bool isGrowing) {
  return {{"img.example", "*.cdn.example"}, isGrowing};
}

void expectTable(const char* file, std::size_t atLeast, bool isGrowing) {
  const auto table = readTable(file);
  ASSERT_GE(table.size(), atLeast);
  for (const auto& row : table) {
    const auto document = Document::parse(row.at("markdown").get<std::string>(), policy(isGrowing));
    EXPECT_EQ(htmlOf(document), row.at("html").get<std::string>()) << row.at("why") << row.at("markdown");
  }
}

TEST(Markdown, RendersExtensionsLinksPicturesAndEntitiesAsTheTableSays) {
  expectTable("markdown.json", 50, false);
}

TEST(Markdown, ShowsHalfWrittenTextsAsTheTableSays) {
  expectTable("growing.json", 80, true);
}

TEST(Address, IsTakenOrRefusedAsTheTableSays) {
  const auto table = readTable("addresses.json");
  ASSERT_GE(table.size(), 70u);
  for (const auto& row : table) {
    const std::string expected = row.at("address").is_null() ? "" : row.at("address").get<std::string>();
    EXPECT_EQ(linkAddress(row.at("text").get<std::string>()), expected) << row;
  }
}

}  // namespace
}  // namespace pipit
