#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../Table.h"
#include "metrics/Engagement.h"

namespace pipit {
namespace {

std::vector<Said> messagesOf(const nlohmann::json& row) {
  std::vector<Said> messages;
  for (const auto& message : row.at("messages"))
    messages.push_back({.isVisitors = message.at("role") == "visitor",
                        .at = message.at("at").get<double>(),
                        .text = message.at("text").get_ref<const std::string&>()});
  return messages;
}

TEST(Engagement, IsThatOfTheTable) {
  const auto table = readTable("engagement.json");
  for (const auto& row : table) {
    const Engagement engagement = Engagement::of(messagesOf(row));
    const std::string why = row.at("why");
    EXPECT_EQ(engagement.score, row.at("score").get<int>()) << why;
    EXPECT_EQ(engagement.quickReplies, row.at("quickReplies").get<std::uint32_t>()) << why;
    EXPECT_EQ(engagement.completion, row.at("completion").get<double>()) << why;
    EXPECT_EQ(engagement.isResolved, row.at("isResolved").get<bool>()) << why;
    const auto& mean = row.at("meanResponse");
    EXPECT_EQ(engagement.meanResponse, mean.is_null() ? std::nullopt : std::optional(mean.get<double>()))
        << why;
  }
}

TEST(Engagement, OfThePublishedConversationsIs67And62And7) {
  const auto table = readTable("engagement.json");
  const std::pair<std::size_t, int> published[] = {{20, 67}, {10, 62}, {1, 7}};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto messages = messagesOf(table[i]);
    EXPECT_EQ(messages.size(), published[i].first);
    EXPECT_EQ(Engagement::of(messages).score, published[i].second);
  }
}

}  // namespace
}  // namespace pipit
