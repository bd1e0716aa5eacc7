#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "Html.h"
#include "Invariants.h"
#include "base/limits.h"
#include "markdown/Document.h"

namespace pipit {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

std::string lines(const char* before, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += before + std::to_string(i) + "\n";
  return text;
}

std::size_t depthOf(const Document& document) {
  std::size_t deepest = 0;
  std::vector<std::uint32_t> ends;
  for (std::uint32_t node = 0; node < document.nodes().size(); ++node) {
    while (!ends.empty() && ends.back() <= node) ends.pop_back();
    ends.push_back(document.nodes()[node].end);
    deepest = std::max(deepest, ends.size());
  }
  return deepest;
}

TEST(Document, ListsNodesInTheOrderOfTheTextEachBeforeItsChildren) {
  const auto document = Document::parse("a **b**\n\n---");
  const auto& nodes = document.nodes();
  ASSERT_EQ(nodes.size(), 5u);
  EXPECT_EQ(nodes[0].kind, NodeKind::Paragraph);
  EXPECT_EQ(nodes[0].end, 4u);
  EXPECT_EQ(document.text(nodes[1].text), "a ");
  EXPECT_EQ(nodes[2].kind, NodeKind::Strong);
  EXPECT_EQ(nodes[2].end, 4u);
  EXPECT_EQ(document.text(nodes[3].text), "b");
  EXPECT_EQ(nodes[4].kind, NodeKind::Rule);
}

TEST(Document, KeepsATextInOnePieceAcrossEntitiesAndRefusedLinks) {
  const auto document = Document::parse("a &amp; [b](x) \\* c");
  ASSERT_EQ(document.nodes().size(), 2u);
  EXPECT_EQ(document.text(document.nodes()[1].text), "a & b * c");
}

TEST(Document, ShowsTheRestAsPlainTextBeyondItsNodes) {
  const std::string text = lines("- *a* ", limits::markdownNodes);
  const auto document = Document::parse(text);
  EXPECT_EQ(brokenInvariantOf(document), "");
  EXPECT_GT(document.nodes().size(), limits::markdownNodes - 10);
  const auto& rest = document.nodes().back();
  EXPECT_TRUE(document.text(rest.text).ends_with("*a* " + std::to_string(limits::markdownNodes - 1) + "\n"));
  EXPECT_TRUE(isKept(text, shownText(document)));
}

TEST(Document, ShowsTheRestAsPlainTextBeyondItsLength) {
  const std::string text = lines("**line** ", 4000);
  const auto document = Document::parse(text);
  EXPECT_EQ(brokenInvariantOf(document), "");
  EXPECT_TRUE(document.text(document.nodes().back().text).ends_with("**line** 3999\n"));
  EXPECT_TRUE(isKept(text, shownText(document)));
}

TEST(Document, CutsALineThatIsTooLongBetweenCharacters) {
  const std::string text = "a" + repeated("€", limits::markdownBytes / 2);
  const auto document = Document::parse(text);
  EXPECT_EQ(brokenInvariantOf(document), "");
  std::string shown = shownText(document);
  std::erase(shown, '\n');
  EXPECT_EQ(shown, text);
}

TEST(Document, KeepsTheTextOfWhatIsNestedTooDeep) {
  const auto quotes = Document::parse(repeated("> ", 500) + "deep **and** strong\n\nbehind");
  EXPECT_EQ(brokenInvariantOf(quotes), "");
  EXPECT_EQ(depthOf(quotes), limits::markdownDepth + 1);
  EXPECT_TRUE(isKept("deepandstrongbehind", shownText(quotes)));
  const auto emphasis = Document::parse(repeated("*a **b ", 100) + repeated("c** d*", 100));
  EXPECT_EQ(brokenInvariantOf(emphasis), "");
  EXPECT_TRUE(isKept(repeated("ab", 100) + repeated("cd", 100), shownText(emphasis)));
}

TEST(Document, TellsItemsThatAreNestedTooDeepFromEachOther) {
  std::string text;
  for (std::size_t depth = 0; depth < 40; ++depth)
    text += repeated("  ", depth) + "- a" + std::to_string(depth) + "\n";
  const std::string shown = shownText(Document::parse(text));
  for (std::size_t depth = 0; depth < 40; ++depth)
    EXPECT_NE(shown.find("\na" + std::to_string(depth)), std::string::npos) << depth;
}

TEST(Document, HashesABlockByWhatItShowsAndNotByWhereItStands) {
  const auto one = Document::parse("# T\n\n- a\n- b\n\nend");
  const auto two = Document::parse("before\n\n# T\n\n- a\n- c\n\nend");
  ASSERT_EQ(one.blocks().size(), 3u);
  ASSERT_EQ(two.blocks().size(), 4u);
  EXPECT_EQ(one.blocks()[0].hash, two.blocks()[1].hash);
  EXPECT_NE(one.blocks()[1].hash, two.blocks()[2].hash);
  EXPECT_EQ(one.blocks()[2].hash, two.blocks()[3].hash);
}

TEST(Document, HashesWhatDiffersInOneThingAloneDifferently) {
  const std::vector<std::string> texts = {"a",
                                          "# a",
                                          "## a",
                                          "*a*",
                                          "**a**",
                                          "~~a~~",
                                          "`a`",
                                          "    a",
                                          "```x\na\n```",
                                          "```y\na\n```",
                                          "- a",
                                          "1. a",
                                          "2. a",
                                          "- [ ] a",
                                          "- [x] a",
                                          "> a",
                                          "[a](https://a.example)",
                                          "[a](https://b.example)",
                                          "[a](https://a.example \"t\")",
                                          "a\nb",
                                          "a  \nb",
                                          "ab",
                                          "|a|\n|-|",
                                          "|a|\n|:-|",
                                          "---"};
  std::vector<std::uint64_t> hashes;
  for (const std::string& text : texts) hashes.push_back(Document::parse(text).blocks().at(0).hash);
  std::ranges::sort(hashes);
  EXPECT_EQ(std::ranges::adjacent_find(hashes), hashes.end());
}

// What makes naive parsers quadratic or worse.
TEST(Document, TakesNoLongForTextsThatAreMadeToTakeLong) {
  struct Shape {
    const char* before;
    const char* unit;
    const char* after;
  };
  const Shape shapes[] = {
      {"", "[", ""},
      {"", "[a](", ""},
      {"", "[a](<b", ""},
      {"", "![", ""},
      {"", "[a][", ""},
      {"", "`", ""},
      {"", "`a``", ""},
      {"", "*", "a"},
      {"", "*a ", ""},
      {"", "**a *", ""},
      {"", "*a_ ", ""},
      {"", "a**b", ""},
      {"", "_a", ""},
      {"", "a~~", ""},
      {"", "<", ""},
      {"", "<a", ""},
      {"", "&", ""},
      {"", "&a;", ""},
      {"", "\\", ""},
      {"", "> ", "a"},
      {"", "- ", "a"},
      {"", "1. ", "a"},
      {"", "-\n", ""},
      {"", "> a\n", ""},
      {"", "a\n", ""},
      {"", "|", "\n|-|"},
      {"|a|\n|-|\n", "|", ""},
      {"|a|\n|-|\n", "|a\n", ""},
      {"", "https://", ""},
      {"", "www.a", ""},
      {"", "a@", ""},
      {"", "a.b@c.d", ""},
      {"", "[a]: b\n", ""},
      {"", "[a]: <", ""},
      {"[a]: b\n", "[a]", ""},
      {"[a]: /\"x", "\\\"", ""},
      {"", "# ", ""},
      {"", "\t", "a"},
      {"", "```\n", ""},
      {"", "~~~a`\n", ""},
      {"", "[[](", ""},
      {"", "](", ""},
      {"", "*[a](b", ""},
      {"", "(", ""},
      {"[a](", "(", ""},
      {"[a](b \"", "a", ""},
      {"", "\xe2\x82\xac*", ""},
      {"", "a  \n", ""},
      {"", "<!--", ""},
      {"", "<?", ""},
      {"", "=\n", ""},
      {"", "*\t", ""},
  };
  for (const auto& [before, unit, after] : shapes) {
    for (const std::size_t size : {5000u, 32000u, 64000u}) {
      const std::string text = before + repeated(unit, size / std::string_view(unit).size()) + after;
      for (const bool isGrowing : {false, true}) {
        const std::clock_t start = std::clock();
        const auto document = Document::parse(text, {{}, isGrowing});
        const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        EXPECT_LT(seconds, 1) << before << unit << " × " << size;
        EXPECT_EQ(brokenInvariantOf(document), "") << before << unit << " × " << size;
      }
    }
  }
}

}  // namespace
}  // namespace pipit
