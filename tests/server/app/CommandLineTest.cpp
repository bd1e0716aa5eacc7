#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "app/CommandLine.h"

namespace pipit::server {
namespace {

std::expected<Command, Leave> parse(std::vector<const char*> words) {
  words.insert(words.begin(), "pipitd");
  return parseCommandLine(static_cast<int>(words.size()), words.data());
}

TEST(CommandLine, ServesWithItsDefaults) {
  const Options options = std::get<Serve>(parse({}).value()).options;
  EXPECT_EQ(options.host, "127.0.0.1");
  EXPECT_EQ(options.port, 8080);
  EXPECT_EQ(options.answerPace.count(), 25);
}

TEST(CommandLine, ReadsEveryOption) {
  const Options options = std::get<Serve>(parse({"--listen", "[::]:0", "--chat-rate", "60/5",
                                                 "--widget-origin", "HTTPS://W.example:443", "--log-level",
                                                 "warn", "--answer-pace", "0", "--connections", "20000/0"})
                                              .value())
                              .options;
  EXPECT_EQ(options.host, "::");
  EXPECT_EQ(options.chatRate.burst, 5);
  EXPECT_EQ(options.sessionRate.perMinute, 60);
  EXPECT_EQ(options.sessionRate.burst, 120);
  EXPECT_FALSE(options.trustForwarded);
  EXPECT_EQ(options.connections->all, 20'000U);
  EXPECT_EQ(options.connections->ofClient, 0U);
  EXPECT_EQ(options.widgetOrigin, "https://w.example");
  EXPECT_EQ(options.logLevel, LogLevel::Warn);
}

TEST(CommandLine, TakesFromTheEnvironmentWhatIsNotWritten) {
  setenv("PIPIT_ANSWER_PACE", "7", 1);
  EXPECT_EQ(std::get<Serve>(parse({}).value()).options.answerPace.count(), 7);
  EXPECT_EQ(std::get<Serve>(parse({"--answer-pace", "8"}).value()).options.answerPace.count(), 8);
  unsetenv("PIPIT_ANSWER_PACE");
}

TEST(CommandLine, SaysInOneLineWhatIsWrongAndWhatIsAllowed) {
  const std::vector<std::pair<const char*, const char*>> wrong = {{"--listen", "nowhere"},
                                                                  {"--listen", "127.0.0.1:65536"},
                                                                  {"--listen", "shop.example:80"},
                                                                  {"--answer-pace", "-1"},
                                                                  {"--answer-pace", "fast"},
                                                                  {"--answer-pace", "1001"},
                                                                  {"--chat-rate", "0/0"},
                                                                  {"--chat-rate", "1"},
                                                                  {"--session-rate", "fast"},
                                                                  {"--connections", "0/1"},
                                                                  {"--connections", "100"},
                                                                  {"--log-level", "loud"},
                                                                  {"--widget-origin", "shop.example"},
                                                                  {"--shop-origin", "http://a/b"},
                                                                  {"--environment-features", "tabSync"},
                                                                  {"--smtp", "mail.example"},
                                                                  {"--mail-from", "shop.example"},
                                                                  {"--unknown", "1"}};
  for (const auto& [option, value] : wrong) {
    const auto left = parse({option, value});
    ASSERT_FALSE(left) << option << value;
    EXPECT_EQ(left.error().status, 2);
    EXPECT_TRUE(left.error().text.contains(option)) << left.error().text;
    EXPECT_TRUE(left.error().text.contains("allowed: ")) << left.error().text;
    EXPECT_EQ(std::ranges::count(left.error().text, '\n'), 1) << left.error().text;
  }
}

TEST(CommandLine, ShowsHostileValuesEscapedInItsOneLine) {
  const std::vector<std::pair<const char*, const char*>> wrong = {{"--listen", "127.0.0.1:80\n80"},
                                                                  {"--listen", "127.0.0.1\n:80"},
                                                                  {"--listen", "[::1]\n:80"},
                                                                  {"--listen", "[::1%lo\n]:80"},
                                                                  {"--widget-origin", "https://a\n.example"},
                                                                  {"--log-level", "info\n\x1b[2J"},
                                                                  {"--unknown\n", "1"}};
  for (const auto& [option, value] : wrong) {
    const auto left = parse({option, value});
    ASSERT_FALSE(left) << option << value;
    const std::string& text = left.error().text;
    EXPECT_EQ(std::ranges::count(text, '\n'), 1) << text;
    EXPECT_FALSE(text.contains('\x1b')) << text;
    EXPECT_TRUE(text.contains("\\n")) << text;
  }
}

TEST(CommandLine, LeavesQuietlyAfterHelpAndVersion) {
  EXPECT_EQ(parse({"--help"}).error().status, 0);
  EXPECT_TRUE(parse({"--version"}).error().text.starts_with("pipitd 0."));
}

TEST(CommandLine, ReadsASiteToSave) {
  const auto save =
      std::get<SaveSite>(parse({"site", "save", "shop", "--allow", "https://a.example", "--allow",
                                "https://b.example", "--bot-name", "Robin", "--database", "x.db"})
                             .value());
  EXPECT_EQ(save.database, "x.db");
  EXPECT_EQ(save.change.allow.size(), 2U);
  EXPECT_EQ(save.change.botName, "Robin");
  EXPECT_FALSE(save.change.welcome);
}

}  // namespace
}  // namespace pipit::server
