#include <gtest/gtest.h>

#include <algorithm>

#include "domain/Limits.h"
#include "domain/analytics/Analytics.h"
#include "domain/analytics/StopWords.h"
#include "support/Conversations.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kDayOfFigures = 86'400'000;

using Words = std::vector<std::string>;

Words wordsOf(const std::vector<std::string_view>& texts) {
  return topicsOf(texts, {});
}

TEST(Topics, AreWhatTheMessagesAreKnownToBeAboutTheMostFrequentFirst) {
  const TopicOf byLength = [](std::string_view text) {
    return text.size() < 3 ? std::string() : "t" + std::to_string(text.size());
  };
  EXPECT_EQ(topicsOf({"4444", "333", "333", "1", "55555", "666666"}, byLength), (Words{"t3", "t4", "t5"}))
      << "those that came first come first, and no more than three";
  EXPECT_EQ(topicsOf({"ring", "1"}, [](std::string_view) { return std::string(); }), Words{"ring"})
      << "else words";
  EXPECT_EQ(topicsOf({}, byLength), Words{});
}

TEST(Topics, AreTheMostFrequentWordsWithoutTheUsualOnes) {
  EXPECT_EQ(wordsOf({"Where is my parcel?", "The PARCEL with the ring"}), (Words{"parcel", "ring"}));
  EXPECT_EQ(wordsOf({"Hello, how are you, please, and thank you!"}), Words{});
  EXPECT_EQ(wordsOf({"Wo ist mein Päckchen? ÄRGER mit dem Päckchen"}), (Words{"päckchen", "ärger"}));
  EXPECT_EQ(wordsOf({"ΠΑΚΕΤΟ, пакет ПАКЕТ – “пакет”"}), (Words{"пакет", "πακετο"}));
  EXPECT_EQ(wordsOf({"ok 😀😀😀 go \xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"}), Words{}) << "nothing to read";
}

TEST(Topics, HaveNothingOfPeople) {
  EXPECT_EQ(wordsOf({"write to ada.lovelace@shop.example or +44 20 7946 0958, 4111 1111 1111 1111"}),
            Words{"write"});
  EXPECT_EQ(wordsOf({"order AB1234XY, x_secret, 1b2c3d"}), Words{"order"}) << "numbers and codes";
  EXPECT_EQ(wordsOf({"https://www.shop.example/a"}), (Words{"shop", "example"}));
}

TEST(Topics, AreBounded) {
  std::string text;
  for (char first = 'a'; first <= 'z'; ++first)
    for (char second = 'a'; second <= 'z'; ++second)
      for (const char* end : {"qq", "qx"}) text += std::string{first, second} + end + ' ';
  for (int count = 0; count < 9; ++count) text += " zzzqx";
  EXPECT_EQ(wordsOf({text}), (Words{"aaqq", "aaqx", "abqq"}))
      << "what comes behind a thousand words is not counted";
  EXPECT_EQ(wordsOf({std::string(25, 'a'), std::string(24, 'b'), "no it"}), Words{std::string(24, 'b')});
  EXPECT_EQ(wordsOf({std::string(100'000, 'a') + "\xff\xfe ring \xC3"}), Words{"ring"});
}

TEST(StopWords, AreFoundByThemselvesAlone) {
  for (const char* word : {"about", "you", "danke", "für", "être"}) EXPECT_TRUE(isStopWord(word)) << word;
  for (const char* word : {"", "ring", "yo u", "abouts"}) EXPECT_FALSE(isStopWord(word)) << word;
}

class AnalyticsTest : public ::testing::Test {
 protected:
  AnalyticsTest() { want(true); }

  void want(bool isWanted) {
    Site site = service.store.site("shop").value();
    site.analytics = isWanted;
    service.store.putSite(site);
  }
  void say(const std::string& conversation, const std::vector<SpokenMessage>& messages) {
    speak(service.store, {conversation, "shop", "v_" + conversation}, messages, service.wall);
  }
  void look() { analytics.advance(steady += 1h); }
  std::vector<ConversationFigures> all() { return analytics.list({.limit = 100}).conversations; }

  TemporaryFolder folder;
  Service service{folder};
  Analytics analytics{{service.store, service.telemetry, [this] { return service.wall; }, {}}};
  SteadyTime steady{1h};
};

TEST_F(AnalyticsTest, HasTheFiguresOfThePublishedConversations) {
  say("c_1", publishedConversation("20 messages in turns"));
  say("c_2", publishedConversation("10 messages in turns"));
  say("c_3", publishedConversation("1 message"));
  service.wall += 7;
  look();
  const auto figures = all();
  ASSERT_EQ(figures.size(), 3U);
  const auto of = [&](std::string_view name) {
    return *std::ranges::find(figures, name, &ConversationFigures::conversation);
  };
  EXPECT_EQ(of("c_1").score, 67);
  EXPECT_EQ(of("c_1").quickReplies, 7);
  EXPECT_EQ(of("c_1").completion, 100);
  EXPECT_TRUE(of("c_1").isResolved);
  EXPECT_EQ(of("c_1").response, 6'100);
  EXPECT_EQ(of("c_1").messages, 20);
  EXPECT_EQ(of("c_1").calculated, service.wall);
  EXPECT_EQ(of("c_1").topics, (Words{"fetch", "monday", "number"}));
  EXPECT_EQ(of("c_1").session, "v_c_1");
  EXPECT_EQ(of("c_2").score, 62);
  EXPECT_EQ(of("c_3").score, 7);
  EXPECT_EQ(of("c_3").completion, 0);
  EXPECT_FALSE(of("c_3").response);
}

TEST_F(AnalyticsTest, LooksAgainAtWhatHasChangedAndAtNothingElse) {
  say("c_1", {{true, 0, "ring"}});
  say("c_2", {{true, 0, "ring"}});
  look();
  ++service.wall;
  say("c_2", {{false, 0, "Here it is"}, {true, 5, "great"}});
  look();
  const auto figures = all();
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].conversation, "c_2");
  EXPECT_EQ(figures[0].messages, 3);
  EXPECT_TRUE(figures[0].isResolved);
  EXPECT_EQ(figures[0].calculated, service.wall);
  EXPECT_EQ(figures[1].calculated, service.wall - 1);
}

TEST_F(AnalyticsTest, IsOfSitesThatWantItAlone) {
  want(false);
  say("c_1", {{true, 0, "ring"}});
  look();
  EXPECT_TRUE(all().empty());
  want(true);
  look();
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(AnalyticsTest, HasNothingOfWhoWantsNoFiguresFromThatOn) {
  say("c_1", {{true, 0, "ring"}});
  say("c_2", {{true, 0, "ring"}});
  look();
  EXPECT_EQ(all().size(), 2U);
  NewMessage more{"m_9", "client-9", "more", "", service.wall};
  more.isUnmeasured = true;
  ASSERT_TRUE(service.store.append({"c_1", "shop", "v_c_1"}, more));
  EXPECT_EQ(all().size(), 1U) << "what there was is gone with the message";
  look();
  EXPECT_EQ(all().size(), 1U);
  (void)service.store.append({"c_1", "shop", "v_c_1"}, {"m_10", "client-10", "again", "", service.wall});
  look();
  ASSERT_EQ(all().size(), 1U) << "and it stays so";
  EXPECT_EQ(all()[0].conversation, "c_2");
  service.store.forbidFigures("c_2");
  service.store.forbidFigures("c_none");
  EXPECT_TRUE(all().empty()) << "also without a word";
}

TEST_F(AnalyticsTest, IsOfNoSiteWhoseFeatureIsOff) {
  Analytics off{{service.store,
                 service.telemetry,
                 [this] { return service.wall; },
                 {},
                 [](const std::string& site) { return site != "shop"; }}};
  say("c_1", {{true, 0, "ring"}});
  off.advance(steady);
  EXPECT_TRUE(all().empty());
}

TEST_F(AnalyticsTest, AConversationThatIsMergedTakesAlongThatThereAreToBeNone) {
  say("c_1", {{true, 0, "ring"}});
  say("c_2", {{true, 0, "ring"}});
  service.store.forbidFigures("c_1");
  service.store.merge({"c_1", "shop", "v_c_1"}, "c_2");
  look();
  EXPECT_TRUE(all().empty());
}

TEST_F(AnalyticsTest, GoesOnAfterARestart) {
  say("c_1", {{true, 0, "ring"}});
  Service after(folder);
  Analytics again{{after.store, after.telemetry, [&] { return service.wall; }, {}}};
  again.advance(steady);
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(AnalyticsTest, DoesSomeAtOnceAndComesBackSoonForTheRest) {
  for (int number = 0; number < limits::kAnalysedAtOnce + 5; ++number)
    say("c_" + std::to_string(number), {{true, 0, "ring"}});
  EXPECT_EQ(analytics.advance(steady), steady + limits::kAnalyticsLookOn);
  EXPECT_EQ(all().size(), static_cast<std::size_t>(limits::kAnalysedAtOnce));
  steady += limits::kAnalyticsLookOn;
  EXPECT_EQ(analytics.advance(steady), steady + limits::kAnalyticsLook);
  EXPECT_EQ(all().size(), static_cast<std::size_t>(limits::kAnalysedAtOnce) + 5);
}

TEST_F(AnalyticsTest, LooksAtTheNewestOfManyMessages) {
  std::vector<SpokenMessage> many(2 * limits::kAnalysedMessages, {true, 0, "thanks"});
  many.back().text = "ring";
  say("c_1", many);
  say("c_2", many);
  say("c_3", many);
  const auto next = analytics.advance(steady);
  EXPECT_EQ(next, steady + limits::kAnalyticsLookOn) << "two of them are as much as is looked at together";
  EXPECT_EQ(all().size(), 2U);
  EXPECT_EQ(all()[0].messages, 2 * limits::kAnalysedMessages);
  EXPECT_EQ(all()[0].topics, Words{"ring"});
}

TEST_F(AnalyticsTest, KeepsFiguresForNinetyDaysAfterTheLastMessage) {
  say("c_1", {{true, 0, "ring"}});
  look();
  service.wall += 80 * kDayOfFigures;
  say("c_1", {{true, 0, "ring"}});
  say("c_2", {{true, 0, "ring"}});
  look();
  service.wall += 90 * kDayOfFigures;
  look();
  EXPECT_EQ(all().size(), 2U);
  EXPECT_EQ(service.telemetry.analyticsGone, 0);
  ++service.wall;
  look();
  EXPECT_TRUE(all().empty());
  EXPECT_EQ(service.telemetry.analyticsGone, 2);
  say("c_3", {{true, -91 * kDayOfFigures, "ring"}});
  look();
  EXPECT_TRUE(all().empty()) << "nobody begins with what would go at once";
  EXPECT_TRUE(service.store.changedConversations(9).empty());
}

TEST_F(AnalyticsTest, CountsAllThatMatchesByDayAndAsAWhole) {
  EXPECT_FALSE(analytics.statistics({}).total.score) << "of nothing there is no mean";
  service.wall -= service.wall % kDayOfFigures;
  say("c_1", {{true, 0, "ring"}, {false, 1'000, "yes"}, {true, 2'000, "thanks"}, {false, 5'000, "bye"}});
  service.wall += kDayOfFigures;
  say("c_2", {{true, 0, "ring"}, {false, 4'000, "yes"}});
  say("c_3", {{true, 0, "ring"}});
  look();
  const auto all = analytics.statistics({});
  EXPECT_EQ(all.total.conversations, 3);
  EXPECT_EQ(all.total.messages, 7);
  EXPECT_EQ(all.total.quickReplies, 1);
  EXPECT_NEAR(all.total.completion.value(), 150 / 3.0, 1e-9);
  EXPECT_NEAR(all.total.resolution.value(), 100 / 3.0, 1e-9);
  EXPECT_NEAR(all.total.response.value(), (2'000 + 4'000) / 2.0, 1e-9) << "one of three had none";
  ASSERT_EQ(all.days.size(), 2U);
  EXPECT_EQ(all.days[0].total.conversations, 2) << "newest first";
  EXPECT_EQ(all.days[1].total.messages, 4);
  EXPECT_FALSE(analytics.list({.limit = 3}).next);
  EXPECT_TRUE(analytics.list({.limit = 2}).next);
}

}  // namespace
}  // namespace pipit::server
