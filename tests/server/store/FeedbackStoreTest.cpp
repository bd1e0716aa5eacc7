#include <gtest/gtest.h>

#include <future>
#include <latch>

#include "domain/Extra.h"
#include "domain/feedback/FeedbackStore.h"
#include "store/Databases.h"

namespace pipit::server {
namespace {

constexpr std::int64_t kDay = 86'400'000;

class FeedbackStoreTest : public ::testing::TestWithParam<bool> {
 protected:
  // Of the conversation with the same number.
  static NewFeedback some(int number, std::string site, std::int64_t at) {
    const std::string name = std::to_string(number);
    return {.feedback = {.id = "f_" + name,
                         .site = std::move(site),
                         .domain = "shop.example",
                         .conversation = "c_" + name,
                         .clientId = "client-" + name,
                         .message = "Message " + name,
                         .at = at},
            .visitor = "v_" + name};
  }

  // It is asked again after 90 days.
  static NewQuestion question(std::string conversation, std::string form, std::int64_t at) {
    const Message message{.id = "m_" + conversation + form + std::to_string(at),
                          .clientId = {},
                          .author = Author::Assistant,
                          .text = "One question:",
                          .cards = {},
                          .at = at,
                          .extra = form == "csat" ? csatExtra() : npsExtra()};
    return {std::move(conversation), "a", "v_1", {}, std::move(form), message, at - 90 * kDay};
  }

  void add(NewFeedback feedback) { ASSERT_TRUE(store->addFeedback(feedback)->isNew); }

  // By their ids, without "f_".
  std::string found(FeedbackQuery query) {
    if (query.limit == 0) query.limit = 100;
    std::string ids;
    for (const Feedback& feedback : store->feedback(query)) ids += feedback.id.substr(2);
    return ids;
  }

  void fill() {
    NewFeedback rated = some(1, "a", 1 * kDay), scored = some(2, "b", 2 * kDay), bug = some(3, "a", 3 * kDay);
    rated.feedback.type = FeedbackType::Satisfaction;
    rated.feedback.rating = 2;
    rated.feedback.sentiment = Sentiment::Negative;
    scored.feedback.type = FeedbackType::Nps;
    scored.feedback.score = 0;
    scored.feedback.sentiment = Sentiment::Negative;
    scored.feedback.domain = "other.example";
    bug.feedback.type = FeedbackType::Bug;
    bug.feedback.isUrgent = true;
    bug.feedback.ticket = "TICKET-3";
    bug.feedback.browser = R"({"userAgent":"x"})";
    bug.details = R"({"message":"Message 3"})";
    add(rated);
    add(scored);
    add(bug);
    add(some(4, "c", 3 * kDay));
  }

  EitherDatabase database{GetParam()};
  std::unique_ptr<Store> store = database.open();
};
INSTANTIATE_TEST_SUITE_P(On, FeedbackStoreTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

TEST_P(FeedbackStoreTest, KnowsWhoWasAskedLately) {
  EXPECT_FALSE(store->wasAsked("c_1", "csat", 0)) << "nobody is there";
  const auto asked = store->ask(question("c_1", "csat", 10 * kDay));
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->seq, 1);
  EXPECT_EQ(store->messagesBefore("c_1", 9, 9).messages.at(0).extra, csatExtra());
  EXPECT_TRUE(store->wasAsked("c_1", "csat", 10 * kDay)) << "the moment itself is in it";
  EXPECT_FALSE(store->wasAsked("c_1", "csat", 10 * kDay + 1));
  EXPECT_FALSE(store->wasAsked("c_1", "nps", 0)) << "that is another question";
  EXPECT_FALSE(store->wasAsked("c_2", "csat", 0)) << "that is another visitor";
  EXPECT_EQ(store->ask(question("c_1", "csat", 11 * kDay)).error(), NotAsked::Before);
  EXPECT_TRUE(store->ask(question("c_1", "nps", 11 * kDay)));
  EXPECT_TRUE(store->ask(question("c_1", "csat", 101 * kDay)));
}

TEST_P(FeedbackStoreTest, KnowsAPersonInEachOfTheirConversationsOnTheSite) {
  ASSERT_TRUE(store->ask(question("c_1", "csat", kDay)));
  for (const char* id : {"c_1", "c_2"}) store->describe({id, "a", "v_1"}, {"ana", false, "{}"});
  store->describe({"c_3", "b", "v_3"}, {"ana", true, "{}"});
  store->describe({"c_4", "a", "v_4"}, {"", false, "{}"});
  EXPECT_TRUE(store->wasAsked("c_2", "csat", 0));
  EXPECT_FALSE(store->wasAsked("c_3", "csat", 0)) << "of another site";
  EXPECT_FALSE(store->wasAsked("c_4", "csat", 0)) << "of nobody";
  EXPECT_EQ(store->ask(question("c_2", "csat", 2 * kDay)).error(), NotAsked::Before);
}

TEST_P(FeedbackStoreTest, AsksNobodyWhoseAnswerIsOwedOrWhoHasLeft) {
  ASSERT_TRUE(store->append({"c_1", "a", "v_1"},
                            {.id = "m_1", .clientId = "client-1", .text = "Hello", .page = "", .at = kDay}));
  EXPECT_EQ(store->ask(question("c_1", "csat", kDay)).error(), NotAsked::Busy);
  store->revoke({"a", "v_2", "c_2", 0, "s_2"}, 100 * kDay, kDay);
  NewQuestion late = question("c_2", "csat", kDay);
  late.session = "s_2";
  EXPECT_EQ(store->ask(late).error(), NotAsked::SessionEnded);
  EXPECT_TRUE(store->messagesBefore("c_2", 9, 9).messages.empty());
}

TEST_P(FeedbackStoreTest, GivesBackWhatItWasGiven) {
  fill();
  const auto all = store->feedback({.limit = 100});
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[3].rating, 2);
  EXPECT_FALSE(all[3].score);
  EXPECT_EQ(all[2].score, 0);
  EXPECT_FALSE(all[2].rating);
  EXPECT_EQ(all[1].ticket, "TICKET-3");
  EXPECT_EQ(all[1].browser, R"({"userAgent":"x"})");
  EXPECT_EQ(all[1].at, 3 * kDay);
  EXPECT_EQ(all[0].sentiment, Sentiment::None);
  EXPECT_EQ(all[0].clientId, "client-4");
  const auto known = store->feedbackByClientId("c_3", "client-3");
  ASSERT_TRUE(known);
  EXPECT_EQ(known->id, "f_3");
  EXPECT_FALSE(store->feedbackByClientId("c_3", "client-1"));
}

TEST_P(FeedbackStoreTest, FindsByEachThingThatIsAskedForAndByAllOfThem) {
  fill();
  EXPECT_EQ(found({}), "4321") << "newest first";
  EXPECT_EQ(found({.sites = std::vector<std::string>{"a"}}), "31");
  EXPECT_EQ(found({.sites = std::vector<std::string>{"a", "c"}}), "431");
  EXPECT_EQ(found({.sites = std::vector<std::string>{}}), "");
  EXPECT_EQ(found({.sites = std::vector<std::string>{"' OR 1 = 1 --"}}), "");
  EXPECT_EQ(found({.domain = "other.example"}), "2");
  EXPECT_EQ(found({.type = FeedbackType::Nps}), "2");
  EXPECT_EQ(found({.sentiment = Sentiment::Negative}), "21");
  EXPECT_EQ(found({.urgentOnly = true}), "3");
  EXPECT_EQ(found({.since = 2 * kDay, .until = 3 * kDay}), "432") << "both ends are in it";
  EXPECT_EQ(found({.until = 3 * kDay - 1}), "21");
  EXPECT_EQ(found({.sites = std::vector<std::string>{"a", "b"},
                   .domain = "shop.example",
                   .type = FeedbackType::Satisfaction,
                   .sentiment = Sentiment::Negative,
                   .since = 1,
                   .limit = 5}),
            "1");
}

TEST_P(FeedbackStoreTest, GoesOnBehindAPlaceThoughMomentsAreTheSame) {
  for (int number = 1; number <= 5; ++number) add(some(number, "a", 7));
  FeedbackQuery query{.limit = 2};
  std::string ids;
  for (int page = 0; page < 4; ++page) {
    const auto some = store->feedback(query);
    for (const Feedback& feedback : some) ids += feedback.id.substr(2);
    if (!some.empty()) query.after = ListPlace{some.back().at, some.back().key};
  }
  EXPECT_EQ(ids, "54321");
}

TEST_P(FeedbackStoreTest, CountsWhatMatchesAndNotThePage) {
  fill();
  std::int64_t total = 0, urgent = 0, ratings = 0, detractors = 0;
  for (const FeedbackSum& sum : store->feedbackSums({.after = ListPlace{1, 1}, .limit = 1})) {
    total += sum.count;
    urgent += sum.urgent;
    ratings += sum.ratingSum;
    detractors += sum.detractors;
  }
  EXPECT_EQ(total, 4);
  EXPECT_EQ(urgent, 1);
  EXPECT_EQ(ratings, 2);
  EXPECT_EQ(detractors, 1);
  EXPECT_TRUE(store->feedbackSums({.domain = "nowhere.example"}).empty());
  const auto days = store->feedbackDays({}, 2);
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(days[0].day, 3);
  EXPECT_EQ(days[0].count, 2);
  EXPECT_EQ(days[0].urgent, 1);
  EXPECT_EQ(days[1].negative, 1);
}

TEST_P(FeedbackStoreTest, LetsGoWhatIsTooOldOfOneSiteAndSomeOfItAtOnce) {
  for (int number = 1; number <= 5; ++number) add(some(number, number == 5 ? "b" : "a", number));
  EXPECT_EQ(store->deleteFeedbackBefore("a", 4, 2), 2);
  EXPECT_EQ(found({}), "543") << "the oldest went";
  EXPECT_EQ(store->deleteFeedbackBefore("a", 4, 2), 1);
  EXPECT_EQ(store->deleteFeedbackBefore("a", 4, 2), 0);
  EXPECT_EQ(found({}), "54");
}

// A row that cannot be written takes its ticket with it.
TEST_P(FeedbackStoreTest, StoresFeedbackWithItsTicketOrNeither) {
  fill();
  NewFeedback again = some(9, "a", 9);
  again.feedback.id = "f_1";
  again.feedback.ticket = "TICKET-9";
  again.details = "{}";
  EXPECT_THROW((void)store->addFeedback(again), StoreFailure);
  EXPECT_EQ(store->tickets("", true).size(), 1U);
  EXPECT_EQ(store->siteOf("c_9"), "") << "nor is there a conversation";
  NewFeedback taken = some(8, "a", 9);
  taken.feedback.ticket = "TICKET-3";
  taken.details = "{}";
  EXPECT_THROW((void)store->addFeedback(taken), StoreFailure);
  EXPECT_EQ(found({}), "4321");
}

TEST_P(FeedbackStoreTest, AMessageAndItsFeedbackAreStoredBothOrNeither) {
  fill();
  NewFeedback told = some(1, "a", 9);
  told.feedback.clientId.clear();
  NewMessage message{"m_1", "client-9", "****", "", 9};
  message.feedback = told;
  EXPECT_THROW((void)store->append({"c_1", "a", "v_1"}, message), StoreFailure) << "the id is taken";
  EXPECT_FALSE(store->byClientId("c_1", "client-9"));
  message.feedback->feedback.id = "f_5";
  EXPECT_TRUE(store->append({"c_1", "a", "v_1"}, message)->isNew);
  EXPECT_FALSE(store->append({"c_1", "a", "v_1"}, message)->isNew);
  EXPECT_EQ(store->feedback({.limit = 100}).size(), 5U);
}

// Ten services are sent the same feedback at once.
TEST_P(FeedbackStoreTest, IsTakenOnceThoughItComesToAllServicesAtOnce) {
  constexpr int kServices = 10;
  std::latch ready(kServices);
  std::vector<std::future<bool>> tries;
  for (int nth = 0; nth < kServices; ++nth)
    tries.push_back(std::async(std::launch::async, [&, nth] {
      const auto own = database.open();
      NewFeedback same = some(1, "a", 5);
      same.feedback.id += std::to_string(nth);
      same.feedback.ticket = "TICKET-" + std::to_string(nth);
      same.details = "{}";
      ready.arrive_and_wait();
      return own->addFeedback(same)->isNew;
    }));
  int fresh = 0;
  for (auto& one : tries) fresh += one.get() ? 1 : 0;
  EXPECT_EQ(fresh, 1);
  EXPECT_EQ(store->feedback({.limit = 100}).size(), 1U);
  EXPECT_EQ(store->tickets("", true).size(), 1U);
}

}  // namespace
}  // namespace pipit::server
