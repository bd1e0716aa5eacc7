#include <gtest/gtest.h>

#include "markdown/Document.h"
#include "model/AnswerText.h"
#include "support/Tables.h"

namespace pipit::server {
namespace {

namespace json = boost::json;

// Whether the words stand in a paragraph of their own, as text and nothing else.
bool isOwnParagraph(const Document& document, std::string_view words) {
  const auto& nodes = document.nodes();
  for (const auto& block : document.blocks()) {
    const Node& paragraph = nodes[block.node];
    if (paragraph.kind != NodeKind::Paragraph || paragraph.end != block.node + 2) continue;
    const Node& text = nodes[block.node + 1];
    if (text.kind == NodeKind::Text && document.text(text.text) == words) return true;
  }
  return false;
}

bool isHarmlessAddress(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"})
    if (address.starts_with(scheme)) return true;
  return false;
}

TEST(AnswerText, IsShownAsTheTableSaysHoweverItComes) {
  for (const json::value& each : tableOf("model/answers.json")) {
    const json::object& row = each.as_object();
    SCOPED_TRACE(std::string(row.at("why").as_string()));
    const std::string text(row.at("text").as_string()), shown(row.at("shown").as_string());
    AnswerText whole;
    EXPECT_EQ(whole.take(text), shown);
    EXPECT_EQ(whole.isEmpty(), row.contains("empty"));
    AnswerText pieces;
    std::string grown;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at + 1;
      while (end < text.size() && (text[end] & '\xC0') == '\x80') ++end;
      grown += pieces.take(std::string_view(text).substr(at, end - at));
      at = end;
    }
    EXPECT_EQ(grown, shown);
    EXPECT_EQ(pieces.closing(), whole.closing());
  }
}

TEST(AnswerText, WhatIsOpenIsEndedSoThatWordsBehindItAreTheirOwn) {
  for (const json::value& each : tableOf("model/answers.json")) {
    const std::string text(each.at("text").as_string());
    AnswerText answer;
    std::string shown = answer.take(text);
    shown += answer.closing() + "These are ours.";
    EXPECT_TRUE(isOwnParagraph(Document::parse(shown), "These are ours.")) << shown;
  }
}

TEST(AnswerText, OfAHostileModelLeadsToNothingThatOthersMayNotLeadTo) {
  const json::array vectors = tableOf("xss.json");
  ASSERT_GE(vectors.size(), 300U);
  for (const json::value& vector : vectors) {
    const std::string text(vector.at("text").as_string());
    for (const std::string& said : {text, "[a](<" + text + ">)", "![a](<" + text + ">)"}) {
      const auto document = Document::parse(AnswerText().take(said));
      for (const Node& node : document.nodes()) {
        EXPECT_NE(node.kind, NodeKind::Image) << said;
        EXPECT_TRUE(node.kind != NodeKind::Link || isHarmlessAddress(document.text(node.text))) << said;
      }
    }
  }
}

}  // namespace
}  // namespace pipit::server
