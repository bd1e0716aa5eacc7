#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "../Table.h"
#include "Html.h"

namespace pipit {
namespace {

using Policy = std::map<int, nlohmann::json>;

// What we render otherwise on purpose, by the example's number.
Policy policy() {
  Policy rows;
  for (const auto& row : readTable("commonmark-policy.json")) rows[row.at("example")] = row;
  return rows;
}

nlohmann::json examples() {
  return readTable("commonmark.json").at("examples");
}

std::string rendered(const nlohmann::json& example) {
  return htmlOf(Document::parse(example.at("markdown").get<std::string>()));
}

TEST(CommonMark, RendersEveryExampleOfTheSpecificationThatPolicyDoesNotName) {
  const Policy named = policy();
  ASSERT_EQ(examples().size(), 652u);
  for (const auto& example : examples()) {
    if (named.contains(example.at("example"))) continue;
    EXPECT_EQ(rendered(example), example.at("html").get<std::string>()) << example.dump(2);
  }
}

TEST(CommonMark, RendersTheExamplesThatPolicyNamesAsItSaysAndWithAReason) {
  const Policy named = policy();
  for (const auto& example : examples()) {
    const auto row = named.find(example.at("example"));
    if (row == named.end()) continue;
    const std::string html = rendered(example);
    EXPECT_EQ(html, row->second.at("ours").get<std::string>()) << example.dump(2);
    EXPECT_NE(html, example.at("html").get<std::string>()) << "agrees after all: " << example.dump(2);
    EXPECT_FALSE(row->second.at("why").get<std::string>().empty());
  }
}

// The specification's HTML without links and pictures that are refused.
std::string withoutRefused(const std::string& html) {
  static const std::regex link(R"~(<a href="(?!https?://|mailto:|tel:)[^"]*"( title="[^"]*")?>([^]*?)</a>)~");
  static const std::regex image(R"~(<img src="[^"]*" alt="([^"]*)"( title="[^"]*")? />)~");
  return std::regex_replace(std::regex_replace(html, image, "$1"), link, "$2");
}

TEST(CommonMark, LosesNothingButTheTagsOfLinksAndPicturesThatPolicyRefuses) {
  const Policy named = policy();
  int refused = 0;
  for (const auto& example : examples()) {
    const auto row = named.find(example.at("example"));
    const std::string why = row == named.end() ? "" : row->second.at("why").get<std::string>();
    if (!why.starts_with("a link that") && !why.starts_with("a picture whose")) continue;
    EXPECT_EQ(rendered(example), withoutRefused(example.at("html"))) << example.dump(2);
    ++refused;
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace pipit
