#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <set>

#include "domain/analytics/Analytics.h"
#include "store/Databases.h"
#include "support/Conversations.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kFiguresDay = 86'400'000;

class AnalyticsStoreTest : public ::testing::TestWithParam<bool> {
 protected:
  void want(const std::string& id, bool analytics = true) {
    Site site;
    site.id = id;
    site.analytics = analytics;
    store->putSite(site);
  }
  void say(const std::string& conversation, const std::string& site, const std::string& text = "Hello",
           std::int64_t at = 1) {
    speak(*store, {conversation, site, "v_" + conversation}, {{true, 0, text}}, at);
  }
  std::set<std::string> changed(int limit = 100) {
    const auto ids = store->changedConversations(limit);
    return {ids.begin(), ids.end()};
  }
  // A conversation that has figures: its name says which one.
  ConversationFigures put(int number, const std::string& site, std::int64_t at) {
    const std::string id = "c_" + std::to_string(number);
    say(id, site, "Hello", at);
    ConversationFigures figures{.key = store->takeChanged(id, 9)->key,
                                .conversation = id,
                                .site = site,
                                .session = "v_" + id,
                                .at = at,
                                .calculated = at + 5,
                                .messages = number,
                                .score = 10 * number,
                                .quickReplies = 1,
                                .completion = 50,
                                .isResolved = number % 2 == 0,
                                .topics = {"a \"b\"", "ж"}};
    if (number > 1) figures.response = 1'000 * number;
    store->putFigures(figures);
    return figures;
  }
  std::string found(FiguresQuery query) {
    if (query.limit == 0) query.limit = 100;
    std::string ids;
    for (const auto& figures : store->figures(query)) ids += figures.conversation.substr(2);
    return ids;
  }

  EitherDatabase database{GetParam()};
  std::unique_ptr<Store> store = database.open();
};
INSTANTIATE_TEST_SUITE_P(On, AnalyticsStoreTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

TEST_P(AnalyticsStoreTest, KnowsWhatHasChangedOfSitesThatWantIt) {
  want("a");
  want("b", false);
  say("c_1", "a");
  say("c_2", "a");
  say("c_3", "b");
  EXPECT_EQ(changed(), (std::set<std::string>{"c_1", "c_2"}));
  EXPECT_EQ(changed(1).size(), 1U);
  EXPECT_TRUE(store->takeChanged("c_1", 9));
  EXPECT_FALSE(store->takeChanged("c_1", 9)) << "somebody has";
  EXPECT_FALSE(store->takeChanged("c_9", 9));
  EXPECT_EQ(changed(), std::set<std::string>{"c_2"});
  say("c_1", "a", "again");
  EXPECT_EQ(changed(), (std::set<std::string>{"c_1", "c_2"})) << "something was said since";
  want("b");
  EXPECT_TRUE(changed().contains("c_3")) << "and what was said before it was switched on";
}

TEST_P(AnalyticsStoreTest, GivesTheNewestMessagesThatAreComplete) {
  want("a");
  speak(*store, {"c_1", "a", "v_1"}, {{true, 0, "one"}, {false, 5, "two"}, {true, 7, "three"}}, 100);
  (void)store->claim("c_1", {.now = 1, .until = 2});
  (void)store->startAnswer("c_1", 3, "m_begun", 9);
  const auto all = store->takeChanged("c_1", 9);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->messages.size(), 3U) << "what is being written is none yet";
  EXPECT_EQ(all->site, "a");
  EXPECT_EQ(all->visitor, "v_1");
  EXPECT_EQ(all->earlier, 0);
  EXPECT_TRUE(all->messages[0].isVisitors);
  EXPECT_FALSE(all->messages[1].isVisitors);
  EXPECT_EQ(all->messages[1].text, "two");
  EXPECT_EQ(all->messages[1].at, 105);
  (void)store->completeAnswer("c_1", 4, "four", {}, "");
  const auto last = store->takeChanged("c_1", 2);
  ASSERT_TRUE(last);
  EXPECT_EQ(last->earlier, 2);
  EXPECT_EQ(last->messages.back().text, "four");
}

TEST_P(AnalyticsStoreTest, GivesBackWhatItWasGivenAndReplacesIt) {
  want("a");
  put(1, "a", 5);
  const auto given = put(2, "a", 7);
  const auto all = store->figures({.limit = 9});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_FALSE(all[1].response);
  EXPECT_EQ(all[0].response, 2'000);
  EXPECT_EQ(all[0].key, given.key);
  EXPECT_EQ(all[0].session, "v_c_2");
  EXPECT_EQ(all[0].calculated, 12);
  EXPECT_EQ(all[0].messages, 2);
  EXPECT_EQ(all[0].score, 20);
  EXPECT_EQ(all[0].completion, 50);
  EXPECT_TRUE(all[0].isResolved);
  EXPECT_EQ(all[0].topics, (std::vector<std::string>{"a \"b\"", "ж"}));
  ConversationFigures changed = given;
  changed.response.reset();
  changed.score = 99;
  store->putFigures(changed);
  EXPECT_FALSE(store->figures({.limit = 1}).at(0).response);
  EXPECT_EQ(store->figures({.limit = 9}).at(0).score, 99);
  store->dropFigures(given.key);
  EXPECT_EQ(found({}), "1");
}

TEST_P(AnalyticsStoreTest, FindsBySiteAndTimeAndGoesOnBehindAPlace) {
  for (int number = 1; number <= 5; ++number) put(number, number == 2 ? "b" : "a", number < 4 ? 7 : 9);
  EXPECT_EQ(found({}), "54321");
  EXPECT_EQ(found({.sites = std::vector<std::string>{"a"}}), "5431");
  EXPECT_EQ(found({.sites = std::vector<std::string>{"a", "b"}}), "54321");
  EXPECT_EQ(found({.sites = std::vector<std::string>{}}), "");
  EXPECT_EQ(found({.sites = std::vector<std::string>{"' OR 1 = 1 --"}}), "");
  EXPECT_EQ(found({.since = 8}), "54");
  EXPECT_EQ(found({.until = 7}), "321") << "both ends are in it";
  FiguresQuery query{.limit = 2};
  std::string ids;
  for (int page = 0; page < 4; ++page) {
    const auto some = store->figures(query);
    for (const auto& figures : some) ids += figures.conversation.substr(2);
    if (!some.empty()) query.after = ListPlace{some.back().at, some.back().key};
  }
  EXPECT_EQ(ids, "54321");
}

TEST_P(AnalyticsStoreTest, AddsUpDaysOfAllThatMatchesAndNotOfThePage) {
  put(1, "a", kFiguresDay);
  put(2, "a", 2 * kFiguresDay);
  put(3, "a", 2 * kFiguresDay + 1);
  put(4, "b", 2 * kFiguresDay + 2);
  const auto sums =
      store->figureSums({.sites = std::vector<std::string>{"a"}, .after = ListPlace{1, 1}, .limit = 1});
  ASSERT_EQ(sums.size(), 2U);
  EXPECT_EQ(sums[0].day, 2);
  EXPECT_EQ(sums[0].conversations, 2);
  EXPECT_EQ(sums[0].messages, 5);
  EXPECT_EQ(sums[0].score, 50);
  EXPECT_EQ(sums[0].quickReplies, 2);
  EXPECT_EQ(sums[0].completion, 100);
  EXPECT_EQ(sums[0].resolved, 1);
  EXPECT_EQ(sums[0].responses, 2);
  EXPECT_EQ(sums[0].response, 5'000);
  EXPECT_EQ(sums[1].responses, 0) << "that one had none";
  EXPECT_TRUE(store->figureSums({.since = 9 * kFiguresDay}).empty());
}

TEST_P(AnalyticsStoreTest, FiguresGoWhenTheyAreOldAndWithTheirConversation) {
  for (int number = 1; number <= 4; ++number) put(number, "a", number);
  EXPECT_EQ(store->forgetFigures(4, 2), 2);
  EXPECT_EQ(found({}), "43") << "the oldest went";
  store->merge({"c_4", "a", "v_c_4"}, "c_3");
  EXPECT_EQ(found({}), "3") << "it is no more";
  want("a");
  EXPECT_EQ(changed(), std::set<std::string>{"c_3"}) << "and the other has changed by it";
  EXPECT_EQ(store->forgetFigures(4, 2), 1);
  EXPECT_EQ(store->forgetFigures(4, 2), 0);
}

// What one of them has looked at no other one looks at, and what is said meanwhile is looked at again.
TEST_P(AnalyticsStoreTest, ManyProgramsLookAtEachConversationOnce) {
  want("a");
  constexpr int kConversations = 120, kPrograms = 3;
  for (int number = 0; number < kConversations; ++number)
    speak(*store, {"c_" + std::to_string(number), "a", "v_1"}, {{true, 0, "rings"}, {false, 5, "great"}},
          100);
  std::latch ready(kPrograms);
  std::atomic<int> looked = 0;
  std::vector<std::future<int>> all;
  for (int program = 0; program < kPrograms; ++program)
    all.push_back(std::async(std::launch::async, [&] {
      const auto own = database.open();
      RecordingTelemetry telemetry;
      const auto count = [&](std::string_view) { return ++looked, std::string("rings"); };
      Analytics analytics({*own, telemetry, [] { return 100; }, count});
      ready.arrive_and_wait();
      SteadyTime now{1h};
      for (int turn = 0; turn < 8; ++turn) analytics.advance(now += 1min);
      return telemetry.databaseErrors;
    }));
  for (auto& one : all) EXPECT_EQ(one.get(), 0);
  EXPECT_TRUE(changed().empty());
  const auto figures = store->figures({.limit = 1'000});
  ASSERT_EQ(figures.size(), static_cast<std::size_t>(kConversations));
  for (const auto& one : figures) EXPECT_EQ(one.messages, 2);
  EXPECT_EQ(looked, kConversations) << "each has one message of a visitor";
}

}  // namespace
}  // namespace pipit::server
