#include <gtest/gtest.h>

#include <algorithm>

#include "support/Pipitd.h"

namespace {

namespace json = boost::json;

// What operators do to features of the real program, while it runs. Tests wait for nothing: on PostgreSQL
// InstancesTest shows that a service hears of it, and here each asks until it has.
class FlagCommandTest : public ::testing::Test {
 protected:
  Finished pipitd(std::vector<std::string> words) const {
    words.insert(words.begin(), PIPITD);
    words.insert(words.end(), {"--database", service.database()});
    return run(words);
  }
  Finished with(std::vector<std::string> words) const {
    words.insert(words.end(), {"--reason", "a test", "--who", "ada"});
    return pipitd(words);
  }

  std::string features(const std::string& target = "/api/widget/config") const {
    const auto body = json::parse(request(service.port, "GET", target + "?site=demo-shop").body).as_object();
    const json::value* said = body.if_contains("features");
    return said == nullptr ? "" : std::string(said->as_string());
  }
  bool becomes(const std::string& wanted) const {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (features() != wanted && std::chrono::steady_clock::now() < deadline) {
    }
    return features() == wanted;
  }

  Pipitd service{{"--environment-features", "-offlineMode"}};
};

TEST_F(FlagCommandTest, SetsWhatTheWidgetOfASiteHas) {
  EXPECT_EQ(features(), "-offlineMode");
  const auto set = with({"flag", "set", "--site", "demo-shop", "tabSync=off", "offlineMode=on"});
  EXPECT_EQ(set.status, 0) << set.output;
  EXPECT_EQ(set.output, "offlineMode  on\ntabSync  off\n");
  EXPECT_TRUE(becomes("-tabSync"));
  EXPECT_TRUE(
      request(service.port, "GET", "/frame/?site=demo-shop").body.contains(R"("features":"-tabSync")"));
  const auto listed =
      pipitd({"flag", "list", "--site", "demo-shop", "--environment-features", "-retryLogic"}).output;
  EXPECT_TRUE(listed.contains("tabSync  off  customer\n")) << listed;
  EXPECT_TRUE(listed.contains("offlineMode  on  customer\n")) << listed;
  EXPECT_TRUE(listed.contains("retryLogic  off  environment\n")) << listed;
  EXPECT_TRUE(listed.contains("autoRestore  on  default\n")) << listed;
  const auto history = pipitd({"flag", "history"}).output;
  EXPECT_TRUE(history.contains("  customer  demo-shop tabSync  default -> off  ada: a test\n")) << history;
}

TEST_F(FlagCommandTest, SetsWhatAllSitesOfAnOrganizationHave) {
  const auto saved =
      pipitd({"site", "save", "demo-shop", "--allow", "https://a.example", "--organization", "acme"});
  EXPECT_EQ(saved.status, 0) << saved.output;
  EXPECT_EQ(with({"flag", "set", "--organization", "acme", "tabSync=off"}).output, "tabSync  off\n");
  EXPECT_TRUE(becomes("-offlineMode -tabSync") || becomes("-tabSync -offlineMode")) << features();
  EXPECT_EQ(pipitd({"flag", "list", "--organization", "acme"}).output, "tabSync  off\n");
}

TEST_F(FlagCommandTest, BringsAFeatureToEverybodyStepByStep) {
  const auto created = with({"rollout", "create", "tabSync", "--blacklist", "other", "--plan", "5,100"});
  EXPECT_EQ(created.status, 0) << created.output;
  EXPECT_TRUE(created.output.starts_with("tabSync  planned  0 %  tier_0_disabled  5,100  since 2"));
  EXPECT_TRUE(becomes("-offlineMode -tabSync"));
  EXPECT_EQ(with({"rollout", "start", "tabSync"}).status, 0);
  const auto early = with({"rollout", "advance", "tabSync"});
  EXPECT_EQ(early.status, 2);
  EXPECT_TRUE(early.output.contains("has not stood at this step for long enough (in_progress 5 %)"))
      << early.output;
  EXPECT_EQ(std::ranges::count(early.output, '\n'), 1);
  EXPECT_EQ(with({"rollout", "advance", "tabSync", "--override"}).status, 2) << "of what was seen?";
  EXPECT_EQ(with({"rollout", "advance", "tabSync", "--override", "--from", "1"}).status, 2);
  EXPECT_EQ(with({"rollout", "advance", "tabSync", "--override", "--from", "5"}).status, 0);
  EXPECT_TRUE(becomes("-offlineMode"));
  const auto listed = pipitd({"rollout", "list", "tabSync"}).output;
  EXPECT_TRUE(listed.starts_with("tabSync  completed  100 %  100 %  5,100  since 2")) << listed;
  EXPECT_TRUE(listed.contains("\n  without other\n")) << listed;
  EXPECT_TRUE(listed.contains("  overridden  100 %  ada: a test\n")) << listed;
  EXPECT_EQ(with({"rollout", "rollback", "tabSync"}).status, 0);
  EXPECT_TRUE(becomes("-offlineMode -tabSync"));
}

TEST_F(FlagCommandTest, PausesAndResumes) {
  ASSERT_EQ(with({"rollout", "create", "retryLogic", "--plan", "canary", "--whitelist", "demo-shop"}).status,
            0);
  ASSERT_EQ(with({"rollout", "start", "retryLogic"}).status, 0);
  EXPECT_TRUE(becomes("-offlineMode"));
  EXPECT_EQ(with({"rollout", "pause", "retryLogic"}).status, 0);
  EXPECT_TRUE(becomes("-retryLogic -offlineMode"));
  EXPECT_EQ(with({"rollout", "resume", "retryLogic"}).status, 0);
  EXPECT_TRUE(becomes("-offlineMode"));
}

TEST_F(FlagCommandTest, TakesBackWhatFailsAndSaysSo) {
  ASSERT_EQ(with({"rollout", "create", "tabSync", "--plan", "100"}).status, 0);
  ASSERT_EQ(with({"rollout", "start", "tabSync"}).status, 0);
  ASSERT_TRUE(becomes("-offlineMode"));
  const auto told =
      pipitd({"rollout", "report", "tabSync", "--exposures", "100", "--successes", "90", "--errors", "10"});
  EXPECT_EQ(told.status, 0) << told.output;
  EXPECT_TRUE(becomes("-offlineMode -tabSync"));
  EXPECT_TRUE(pipitd({"rollout", "list", "tabSync"})
                  .output.contains("rolled_back  0 %  pipitd: more than 5 errors of 100 in the last hour"));
  EXPECT_TRUE(
      request(service.port, "GET", "/api/metrics").body.contains("pipit_features_taken_back_total 1"));
  EXPECT_TRUE(service.stop().output.contains("feature.taken_back"));
}

TEST_F(FlagCommandTest, TakesBackAllOfPhaseTwoAndThreeByOneCall) {
  const auto done = with({"rollout", "emergency"});
  EXPECT_EQ(done.status, 0);
  EXPECT_EQ(std::ranges::count(done.output, '\n'), 7) << done.output;
  EXPECT_TRUE(
      becomes("-enhancedStorage -connectionMonitoring -retryLogic -offlineMode -tabSync -performanceMode "
              "-analytics"))
      << features();
}

TEST_F(FlagCommandTest, KillsTheWidgetOfEverySiteAndLetsItBack) {
  const auto status = [&](const char* target) { return request(service.port, "GET", target).status; };
  const auto awaitStatus = [&](int wanted) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (status("/api/widget/config?site=demo-shop") != wanted &&
           std::chrono::steady_clock::now() < deadline) {
    }
    return status("/api/widget/config?site=demo-shop") == wanted;
  };
  EXPECT_EQ(with({"kill", "on"}).output, "the kill switch is on\n");
  EXPECT_TRUE(awaitStatus(404));
  EXPECT_EQ(status("/frame/?site=demo-shop"), 404);
  EXPECT_TRUE(request(service.port, "GET", "/frame/?site=demo-shop").body.contains("site.unknown"));
  EXPECT_EQ(with({"kill", "on"}).output, "the kill switch is on, as before\n");
  EXPECT_TRUE(pipitd({"flag", "list", "--site", "demo-shop"}).output.ends_with("the kill switch is on\n"));
  EXPECT_EQ(with({"kill", "off"}).status, 0);
  EXPECT_TRUE(awaitStatus(200));
  EXPECT_EQ(status("/frame/?site=demo-shop"), 200);
  EXPECT_TRUE(pipitd({"flag", "history"}).output.contains("  kill    on -> off  ada: a test\n"));
}

TEST_F(FlagCommandTest, SaysInALineWhatIsWrong) {
  const std::vector<std::vector<std::string>> wrong = {
      {"flag", "set", "--site", "demo-shop", "tabSync=maybe"},
      {"flag", "set", "--site", "demo-shop", "nothing=on"},
      {"flag", "set", "--site", "none", "tabSync=off"},
      {"flag", "set", "--site", "demo-shop", "parentStorage=off", "tabSync=on"},
      {"flag", "set", "--site", "demo-shop", "--organization", "acme", "tabSync=off"},
      {"flag", "set", "tabSync=off"},
      {"rollout", "start", "tabSync"},
      {"rollout", "create", "tabSync", "--plan", "NaN"},
      {"rollout", "create", "none"},
      {"kill", "maybe"}};
  for (const auto& words : wrong) {
    const Finished refused = with(words);
    EXPECT_EQ(refused.status, 2) << words.back() << refused.output;
    EXPECT_EQ(std::ranges::count(refused.output, '\n'), 1) << refused.output;
    EXPECT_TRUE(refused.output.contains("; allowed: ")) << refused.output;
  }
  EXPECT_EQ(pipitd({"rollout", "emergency"}).status, 2) << "without a reason";
  EXPECT_EQ(pipitd({"flag", "history"}).output, "");
}

}  // namespace
