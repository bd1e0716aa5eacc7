#include <gtest/gtest.h>

#include <set>

#include "../Table.h"
#include "Invariants.h"
#include "markdown/Address.h"
#include "markdown/Document.h"

namespace pipit {
namespace {

// What a browser makes of an address, as far as its scheme goes: URL Standard, 4.4.
bool isHarmless(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"})
    if (address.starts_with(scheme)) return true;
  return false;
}

void expectHarmless(const Document& document, const nlohmann::json& vector) {
  EXPECT_EQ(brokenInvariantOf(document), "") << vector;
  for (const Node& node : document.nodes()) {
    EXPECT_TRUE(node.kind != NodeKind::Link || isHarmless(document.text(node.text))) << vector;
    EXPECT_NE(node.kind, NodeKind::Image) << vector;
  }
}

TEST(HostileText, LeadsToNothingButTheWebMailAndTelephones) {
  const auto vectors = readTable("xss.json");
  ASSERT_GE(vectors.size(), 300u);
  std::set<std::string> ids;
  for (const auto& vector : vectors) {
    EXPECT_TRUE(ids.insert(vector.at("id")).second) << vector;
    const std::string text = vector.at("text");
    expectHarmless(Document::parse(text), vector);
    expectHarmless(Document::parse(text, {{}, true}), vector);
    expectHarmless(Document::withLinks(text), vector);
    // As the address of a link, and as the title of one that is allowed.
    expectHarmless(Document::parse("[a](<" + text + ">)"), vector);
    expectHarmless(Document::parse("![a](<" + text + ">)"), vector);
    expectHarmless(Document::parse("[a](https://a.example '" + text + "')"), vector);
    expectHarmless(Document::parse("```" + text + "\n" + text), vector);
    const std::string address = linkAddress(text);
    EXPECT_TRUE(address.empty() || isHarmless(address)) << vector;
  }
}

TEST(HostileText, ShowsNoPictureButThoseOfAllowedHosts) {
  for (const auto& vector : readTable("xss.json")) {
    const auto document = Document::parse(vector.at("text").get<std::string>(), {{"img.example"}, false});
    for (const Node& node : document.nodes()) {
      const bool isPicture = node.kind == NodeKind::Image;
      EXPECT_TRUE(!isPicture || document.text(node.text).starts_with("https://img.example/")) << vector;
    }
  }
}

}  // namespace
}  // namespace pipit
