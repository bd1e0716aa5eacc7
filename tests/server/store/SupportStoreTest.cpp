#include <gtest/gtest.h>

#include <future>
#include <latch>

#include "domain/Limits.h"
#include "domain/support/OnceOnly.h"
#include "domain/support/SupportDesk.h"
#include "store/Databases.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

constexpr std::int64_t kSupportHour = 3'600'000, kSupportDay = 24 * kSupportHour;
constexpr std::string_view kRoute = "/api/support/stylist";

class SupportStoreTest : public ::testing::TestWithParam<bool> {
 protected:
  static Pass visitor(const std::string& number, const std::string& site = "shop") {
    return {.site = site,
            .visitor = "v_" + number,
            .conversation = "c_" + number,
            .expires = 1'000'000,
            .session = "s_" + number};
  }

  KeptAnswer answer(const Pass& pass, std::string_view key, std::string_view body = "{}",
                    std::string_view route = kRoute) {
    const auto kept = once.answer({pass, route, key, body}, {}, [&] {
      return KeptAnswer{.request = {}, .status = 201, .body = "effect " + std::to_string(++effects), .at = 0};
    });
    return kept ? *kept : KeptAnswer{.request = {}, .status = 409, .body = "", .at = 0};
  }

  static ReturnRequest returnOf(std::string item, std::string option = "return") {
    return {.id = {},
            .site = {},
            .conversation = {},
            .order = "10001",
            .option = std::move(option),
            .item = std::move(item),
            .size = {},
            .reason = {}};
  }

  EitherDatabase database{GetParam()};
  std::unique_ptr<Store> store = database.open();
  std::int64_t now = 100 * kSupportDay;
  WallClock clock = [this] { return now; };
  RecordingTelemetry telemetry;
  OnceOnly once{*store, clock};
  SupportDesk desk{*store, telemetry, clock};
  int effects = 0;
};
INSTANTIATE_TEST_SUITE_P(On, SupportStoreTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

TEST(OnceOnlyTest, TakesKeysOfAClosedSet) {
  EXPECT_TRUE(OnceOnly::isKey("Az09_-Az"));
  EXPECT_TRUE(OnceOnly::isKey(std::string(128, 'k')));
  for (const std::string& key :
       {std::string("1234567"), std::string(129, 'k'), std::string("a key of words"),
        std::string("\"12345678\""), std::string("12345678\n"), std::string("gr\xC3\xBC\xC3\x9F-dich")})
    EXPECT_FALSE(OnceOnly::isKey(key)) << key;
}

TEST_P(SupportStoreTest, AnAnswerIsKeptForADay) {
  const Pass pass = visitor("1");
  const auto first = answer(pass, "key-number-1");
  EXPECT_EQ(first.status, 201);
  now += kSupportDay - 1;
  EXPECT_EQ(answer(pass, "key-number-1"), first);
  EXPECT_EQ(answer(pass, "key-number-1", "{} ").status, 409) << "another body";
  now += 1;
  EXPECT_EQ(answer(pass, "key-number-1", "{} ").body, "effect 2")
      << "it is over, whether or not it was swept";
  EXPECT_EQ(answer(pass, "key-number-1", "{} ").body, "effect 2");
}

TEST_P(SupportStoreTest, AKeyIsItsSitesSessionsAndRoutesOwn) {
  const Pass pass = visitor("1");
  Pass elsewhere = pass, later = pass;
  elsewhere.site = "other";
  later.session = "s_9";
  for (const Pass& who : {pass, elsewhere, later}) (void)answer(who, "key-number-1");
  (void)answer(pass, "key-number-1", "{}", "/api/support/csat");
  (void)answer(pass, "key-number-2");
  EXPECT_EQ(effects, 5);
  (void)answer(pass, "key-number-1");
  EXPECT_EQ(effects, 5);
}

TEST_P(SupportStoreTest, WhatFailsLeavesNeitherAnEffectNorAnAnswer) {
  const Pass pass = visitor("1");
  const auto fail = [&]() -> KeptAnswer {
    (void)desk.putShortlist(pass, {"ring-a"});
    throw std::runtime_error("in the middle");
  };
  EXPECT_THROW((void)once.answer({pass, kRoute, "key-number-1", "{}"}, {}, fail), std::runtime_error);
  EXPECT_EQ(store->shortlistOf(pass.conversation), std::nullopt);
  EXPECT_EQ(answer(pass, "key-number-1").body, "effect 1");
}

TEST_P(SupportStoreTest, TwoServicesThatAreAskedAtOnceHaveOneEffect) {
  const auto other = database.open();
  OnceOnly twice{*other, clock};
  SupportDesk there{*other, telemetry, clock};
  const Pass pass = visitor("1");
  for (int round = 0; round < 25; ++round) {
    const std::string key = "key-of-round-" + std::to_string(round);
    const auto ask = [&](OnceOnly& service, SupportDesk& clerk) {
      return service.answer({pass, kRoute, key, "{}"}, {}, [&] {
        return KeptAnswer{
            .request = {}, .status = 201, .body = clerk.callStylist(pass, {.email = "a@b.example"}), .at = 0};
      });
    };
    std::latch ready(2);
    auto theirs = std::async(std::launch::async, [&] {
      ready.arrive_and_wait();
      return ask(twice, there);
    });
    ready.arrive_and_wait();
    const auto ours = ask(once, desk);
    EXPECT_EQ(ours->body, theirs.get()->body);
  }
  EXPECT_EQ(store->tickets("shop", true).size(), 25U);
}

TEST_P(SupportStoreTest, NothingIsDoneForASessionThatHasEnded) {
  const Pass pass = visitor("1");
  store->revoke(pass, 200 * kSupportDay, now);
  const auto work = [&] {
    return KeptAnswer{.request = {}, .status = 201, .body = desk.callStylist(pass, {}), .at = 0};
  };
  EXPECT_THROW((void)once.answer({pass, kRoute, "key-number-1", "{}"}, {}, work), SessionEnded);
  EXPECT_TRUE(store->tickets("", true).empty());
}

TEST_P(SupportStoreTest, AReturnCoversAPieceOrTheWholeOrder) {
  const Pass pass = visitor("1");
  EXPECT_TRUE(desk.take(pass, returnOf("ring-a"), std::nullopt)->starts_with("RMA-"));
  EXPECT_EQ(desk.take(visitor("2"), returnOf("ring-a"), std::nullopt), std::nullopt) << "whoever asks";
  EXPECT_EQ(desk.take(pass, returnOf(""), std::nullopt), std::nullopt);
  EXPECT_TRUE(desk.take(pass, returnOf("ring-b"), std::nullopt));
  EXPECT_TRUE(desk.take(pass, returnOf("", "care"), 30));
  EXPECT_EQ(desk.take(pass, returnOf("ring-a", "care"), 30), std::nullopt);
  now += 30 * kSupportDay;
  EXPECT_EQ(desk.take(pass, returnOf("ring-a", "care"), 30), std::nullopt);
  now += 1;
  EXPECT_TRUE(desk.take(pass, returnOf("ring-a", "care"), 30)) << "after thirty days";
  EXPECT_EQ(desk.take(pass, returnOf("ring-a"), std::nullopt), std::nullopt) << "never again";
}

TEST_P(SupportStoreTest, AShortlistKeepsItsNameAndGoesAlongToAStylist) {
  const Pass pass = visitor("1");
  const auto first = desk.putShortlist(pass, {"ring-a"}),
             second = desk.putShortlist(pass, {"ring-b", "ring-c"});
  EXPECT_EQ(first.id, second.id);
  EXPECT_NE(desk.putShortlist(visitor("2"), {"ring-a"}).id, first.id);
  (void)desk.callStylist(pass, {.email = "a@b.example"});
  (void)desk.callStylist(pass, {.email = "a@b.example", .items = {"ring-z"}});
  const auto tickets = store->tickets("shop", true);
  ASSERT_EQ(tickets.size(), 2U);
  EXPECT_EQ(tickets[0].details, R"({"email":"a@b.example","shortlist":["ring-b","ring-c"]})");
  EXPECT_EQ(tickets[1].details, R"({"email":"a@b.example","shortlist":["ring-z"]})");
}

TEST_P(SupportStoreTest, WhereConversationsBecomeOneThePersonsOwnListStays) {
  const Pass before = visitor("1"), person = visitor("2"), empty = visitor("3");
  for (const Pass& pass : {before, person, empty}) ASSERT_TRUE(store->enter(pass));
  (void)desk.putShortlist(before, {"ring-a"});
  store->merge({before.conversation, "shop", before.visitor}, person.conversation);
  EXPECT_EQ(store->shortlistOf(person.conversation)->items, std::vector<std::string>{"ring-a"});
  EXPECT_EQ(store->shortlistOf(before.conversation), std::nullopt);
  (void)desk.putShortlist(empty, {"ring-b"});
  store->merge({empty.conversation, "shop", empty.visitor}, person.conversation);
  EXPECT_EQ(store->shortlistOf(person.conversation)->items, std::vector<std::string>{"ring-a"});
}

TEST_P(SupportStoreTest, ARatingIsFeedbackAndALowOneATicket) {
  const Pass pass = visitor("1");
  EXPECT_EQ(desk.rate(pass, {.rating = 3, .intent = "care"}), "");
  EXPECT_TRUE(desk.rate(pass, {.rating = 2, .comment = "Write to me@example.com"}).starts_with("TICKET-"));
  const auto feedback = store->feedback({.limit = 9});
  ASSERT_EQ(feedback.size(), 2U);
  EXPECT_EQ(feedback[1].category, "care");
  EXPECT_EQ(feedback[0].message, "Write to [email]");
  EXPECT_EQ(feedback[0].rating, 2);
  EXPECT_EQ(telemetry.feedbackUrgent, 1);
  EXPECT_EQ(store->tickets("shop", false).size(), 1U);
}

TEST_P(SupportStoreTest, WhoAgreesTwiceIsNotedOnce) {
  const OrderUpdates wanted{
      .order = "10001", .site = {}, .conversation = {}, .email = "a@b.example", .phone = {}};
  desk.follow(visitor("1"), wanted);
  now += kSupportDay;
  desk.follow(visitor("2"), wanted);
  EXPECT_EQ(store->forgetSupport(SupportRows::OrderUpdates, now - 1, 9), 0) << "agreed to anew";
  EXPECT_EQ(store->forgetSupport(SupportRows::OrderUpdates, now, 9), 1);
}

TEST_P(SupportStoreTest, WhatWasKeptForLongEnoughGoes) {
  const Pass pass = visitor("1");
  for (int number = 0; number < 3; ++number) (void)answer(pass, "key-number-" + std::to_string(number));
  (void)desk.putShortlist(pass, {"ring-a"});
  (void)desk.take(pass, returnOf(""), std::nullopt);
  SteadyTime steady{std::chrono::hours(1)};
  EXPECT_EQ(desk.sweep(steady), steady + limits::kSupportSweep);
  now += kSupportDay;
  EXPECT_EQ(desk.sweep(steady), steady + limits::kSupportSweep) << "not before its time";
  steady += limits::kSupportSweep;
  (void)desk.sweep(steady);
  EXPECT_EQ(store->forgetSupport(SupportRows::Answers, now, 9), 0);
  EXPECT_TRUE(store->shortlistOf(pass.conversation));
  now += 90 * kSupportDay;
  (void)desk.sweep(steady += limits::kSupportSweep);
  EXPECT_FALSE(store->shortlistOf(pass.conversation));
  EXPECT_EQ(desk.take(pass, returnOf(""), std::nullopt), std::nullopt) << "returns are known for years";
  for (int number = 0; number < 3; ++number) (void)answer(pass, "key-number-" + std::to_string(number));
  EXPECT_EQ(store->forgetSupport(SupportRows::Answers, now, 2), 2) << "no more than asked for";
}

}  // namespace
}  // namespace pipit::server
