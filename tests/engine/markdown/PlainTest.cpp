#include <gtest/gtest.h>

#include "../Table.h"
#include "Html.h"
#include "Invariants.h"
#include "base/limits.h"
#include "markdown/Document.h"

namespace pipit {
namespace {

nlohmann::json linksOf(const Document& document) {
  auto links = nlohmann::json::array();
  for (std::size_t i = 0; i < document.nodes().size(); ++i) {
    const Node& node = document.nodes()[i];
    if (node.kind == NodeKind::Link)
      links.push_back({document.text(document.nodes()[i + 1].text), document.text(node.text)});
  }
  return links;
}

TEST(PlainText, HasLinksWhereAddressesStandAndIsOtherwiseAsItIs) {
  const auto table = readTable("bare-addresses.json");
  ASSERT_GE(table.size(), 15u);
  for (const auto& row : table) {
    const std::string text = row.at("text");
    const auto document = Document::withLinks(text);
    EXPECT_EQ(brokenInvariantOf(document), "") << row;
    EXPECT_EQ(linksOf(document), row.at("links")) << row;
    EXPECT_EQ(shownText(document), "\n" + text) << row;
  }
}

TEST(PlainText, KeepsItsLimitsAndAllOfItsLetters) {
  std::string text;
  while (text.size() < 300'000) text += "https://a.example(http://";
  text += ' ';
  for (std::size_t i = 0; i < limits::markdownNodes; ++i) text += "www.a.example ";
  const auto document = Document::withLinks(text);
  EXPECT_EQ(brokenInvariantOf(document), "");
  EXPECT_EQ(shownText(document), "\n" + text);
}

}  // namespace
}  // namespace pipit
