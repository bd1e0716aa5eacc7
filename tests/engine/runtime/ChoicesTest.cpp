#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "TabsWorld.h"
#include "base/limits.h"

// How the visitor wants the chat to be, and where they are.

namespace pipit {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr event::VisitorChoice dark{wire::Theme::Dark, wire::TextSize::Large, true, wire::Locale::Pl, true};

bool tells(const Command& command, std::string_view type) {
  const auto* post = std::get_if<command::PostTabs>(&command);
  return post && Json::parse(post->data)->text("t") == type;
}

struct Choosing {
  Harness first;
  Harness second{"11111111111111111111111111111111", first};
  Harness third{"22222222222222222222222222222222", first};
  TabsWorld world{{&first, &second, &third}};

  explicit Choosing(std::string_view openIn = "tab") {
    for (Harness* tab : all()) {
      tab->config = siteConfig(R"("https://shop.example")", openIn);
      tab->start();
    }
    world.settle();
  }

  std::vector<Harness*> all() { return {&first, &second, &third}; }

  // Whoever of them makes a sound of an answer that comes now.
  std::vector<int> soundsOfAnAnswer() {
    world.settle();
    for (Harness* tab : all()) {
      tab->screen.sounds = 0;
      tab->screen.alerts.clear();
    }
    const std::uint32_t place = ++places_;
    first.stream(answerEvent(place, place, "an answer", "complete"));
    world.settle();
    return {first.screen.sounds, second.screen.sounds, third.screen.sounds};
  }

  // With sound, and a conversation that the first leads.
  void converse() {
    first.send("first");
    EXPECT_TRUE(first.respond("/api/session", 200, sessionJson()));
    first.stream(": hello\n\n");
    EXPECT_TRUE(first.respond("/api/chat", 202, accepted(1)));
    first.tell(dark);
    world.settle();
  }

 private:
  std::uint32_t places_ = 1;
};

TEST(Choices, AreSoInEveryTab) {
  Choosing tabs;
  tabs.second.tell(dark);
  tabs.world.settle();
  for (Harness* tab : tabs.all()) {
    EXPECT_EQ(tab->screen.choices.theme, wire::Theme::Dark);
    EXPECT_EQ(tab->screen.choices.textSize, wire::TextSize::Large);
    EXPECT_TRUE(tab->screen.choices.sound);
    EXPECT_TRUE(tab->screen.choices.notify);
    EXPECT_EQ(tab->screen.choices.locale, wire::Locale::Pl);
  }
}

TEST(Choices, AreThoseThatWereMadeLast) {
  Choosing tabs;
  tabs.world.deaf = &tabs.third;
  tabs.second.tell(dark);
  tabs.world.advance(10);
  tabs.world.deaf = nullptr;
  tabs.third.tell(
      event::VisitorChoice{wire::Theme::Light, wire::TextSize::Normal, false, wire::Locale::Auto});
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_EQ(tab->screen.choices.theme, wire::Theme::Light);
}

TEST(Choices, ComeToOneThatWasDeafWithTheLeadersNextWord) {
  Choosing tabs;
  tabs.world.deaf = &tabs.third;
  tabs.second.tell(dark);
  tabs.world.settle();
  tabs.world.deaf = nullptr;
  tabs.world.advance(10'000);
  EXPECT_EQ(tabs.third.screen.choices.theme, wire::Theme::Dark);
}

TEST(Choices, AreThereOnTheNextPage) {
  Harness before;
  before.start();
  before.tell(dark);
  Harness after("33333333333333333333333333333333", before);
  after.start();
  EXPECT_EQ(after.screen.choices.theme, wire::Theme::Dark);
  EXPECT_EQ(after.screen.choices.locale, wire::Locale::Pl);
}

TEST(Choices, OutOfTheirRangeAreAsIfNotMade) {
  Harness before;
  before.start();
  before.tell(event::VisitorChoice{wire::Theme::Dark, wire::TextSize::Normal, true, wire::Locale::He});
  std::string& record = before.records["choices"];
  const auto at = record.find("\"theme\":2");
  ASSERT_NE(at, std::string::npos) << record;
  const Choices strange = Choices::parse(
      Json::parse(R"({"theme":9,"size":-1,"sound":1,"locale":13,"notify":"x","order":5})").value());
  EXPECT_EQ(strange.theme, 0u);
  EXPECT_EQ(strange.textSize, 0u);
  EXPECT_FALSE(strange.sound);
  EXPECT_FALSE(strange.notify);
  EXPECT_EQ(strange.locale, 0u);
}

TEST(Choices, AreGoneWhenAllIsErased) {
  Choosing tabs;
  tabs.second.tell(dark);
  tabs.world.settle();
  tabs.first.hostSays("erase", "{}", 9);
  tabs.world.settle();
  tabs.world.advance(10'000);
  for (Harness* tab : tabs.all()) EXPECT_EQ(tab->screen.choices.theme, wire::Theme::Auto);
  EXPECT_EQ(tabs.first.records.count("choices"), 0u);
}

TEST(Sound, IsMadeWhereTheTabLeadsIfTheOneInWhichTheVisitorWroteCrashed) {
  Choosing tabs;
  tabs.converse();
  tabs.second.tell(event::VisitorDraft{"a"});
  tabs.world.settle();
  tabs.world.crash(tabs.second);
  EXPECT_EQ(tabs.soundsOfAnAnswer(), (std::vector{0, 0, 0})) << "it may yet say that it does";
  tabs.world.advance(limits::alertPatience);
  EXPECT_EQ(tabs.first.screen.sounds, 1);
  EXPECT_EQ(tabs.third.screen.sounds, 0);
  EXPECT_EQ(tabs.soundsOfAnAnswer(), (std::vector{1, 0, 0})) << "from then on at once";
}

TEST(Sound, IsLeftToTheTabInWhichTheVisitorIsByANewcomerThatLeads) {
  Choosing tabs;
  tabs.converse();
  tabs.second.tell(event::VisitorDraft{"a"});
  Harness newcomer("33333333333333333333333333333333", tabs.first);
  tabs.world.add(newcomer);
  newcomer.start();
  tabs.world.settle();
  tabs.first.tell(event::LockChanged{wire::LockState::Lost});
  newcomer.tell(event::LockChanged{wire::LockState::Granted});
  tabs.world.settle();
  tabs.second.screen.sounds = 0;
  newcomer.stream(answerEvent(2, 2, "an answer"));
  tabs.world.settle();
  tabs.world.advance(limits::alertPatience);
  EXPECT_EQ(tabs.second.screen.sounds, 1);
  EXPECT_EQ(newcomer.screen.sounds, 0);
}

TEST(Sound, IsMadeOnceWhereTheVisitorWroteLast) {
  Choosing tabs;
  tabs.converse();
  tabs.second.tell(event::VisitorDraft{"a"});
  EXPECT_EQ(tabs.soundsOfAnAnswer(), (std::vector{0, 1, 0}));
  tabs.third.hostSays("open", R"({"focus":true})");
  tabs.third.hostSays("close", "{}");
  EXPECT_EQ(tabs.soundsOfAnAnswer(), (std::vector{0, 0, 1}));
}

TEST(Sound, IsMadeByTheLeaderWhereTheTabOfTheVisitorIsGone) {
  Choosing tabs;
  tabs.converse();
  tabs.second.tell(event::VisitorDraft{"a"});
  tabs.second.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  EXPECT_EQ(tabs.soundsOfAnAnswer(), (std::vector{1, 0, 0}));
}

struct Newcomer {
  Choosing tabs;
  Harness late{"33333333333333333333333333333333", tabs.first};

  Newcomer() {
    tabs.converse();
    tabs.world.add(late);
  }
};

TEST(Sound, IsMadeWhereTheVisitorWroteBeforeThatTabHadJoinedTheOthers) {
  Newcomer newcomer;
  newcomer.late.boot();
  newcomer.late.tell(event::VisitorDraft{"written early"});
  newcomer.late.connect();
  EXPECT_EQ(newcomer.tabs.soundsOfAnAnswer(), (std::vector{0, 0, 0}));
  EXPECT_EQ(newcomer.late.screen.sounds, 1);
}

TEST(Sound, IsNotMadeOfWhatIsSeenNorUnlessItIsChosen) {
  Choosing tabs;
  tabs.converse();
  tabs.first.hostSays("open", R"({"focus":true})");
  EXPECT_EQ(tabs.soundsOfAnAnswer(), (std::vector{0, 0, 0}));
  tabs.first.tell(event::LifecycleChanged{wire::Lifecycle::Hidden});
  EXPECT_EQ(tabs.soundsOfAnAnswer(), (std::vector{1, 0, 0}));
  tabs.first.tell(event::VisitorChoice{});
  EXPECT_EQ(tabs.soundsOfAnAnswer(), (std::vector{0, 0, 0}));
}

TEST(Panel, IsOpenedInOneTabAlone) {
  Choosing tabs;
  tabs.first.hostSays("open", R"({"focus":true})");
  tabs.world.settle();
  EXPECT_THAT(tabs.second.posted("open"), IsEmpty());
}

TEST(Panel, IsOpenedAndClosedInAllTabsWhereTheOwnerWantsIt) {
  Choosing tabs("all");
  tabs.first.hostSays("open", R"({"focus":true})");
  tabs.world.settle();
  EXPECT_THAT(tabs.first.posted("open"), IsEmpty());
  for (Harness* other : {&tabs.second, &tabs.third}) {
    EXPECT_THAT(other->posted("open"), SizeIs(1));
    other->hostSays("open", R"({"focus":false})");
  }
  tabs.world.settle();
  for (Harness* other : {&tabs.second, &tabs.third}) EXPECT_THAT(other->posted("open"), SizeIs(1));
  tabs.third.tell(event::VisitorClose{});
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_THAT(tab->posted("close"), SizeIs(1));
}

TEST(Panel, OfOneThatSleptIsAsTheOthersAreWhenItWakes) {
  for (const bool isLeader : {false, true}) {
    Choosing tabs("all");
    Harness& sleeper = isLeader ? tabs.first : tabs.third;
    for (Harness* tab : tabs.all()) tab->hostSays("open", R"({"focus":true})");
    tabs.world.settle();
    sleeper.tell(event::LifecycleChanged{wire::Lifecycle::Freeze});
    tabs.second.tell(event::VisitorClose{});
    tabs.world.settle();
    EXPECT_THAT(sleeper.posted("close"), IsEmpty());
    sleeper.tell(event::LifecycleChanged{wire::Lifecycle::Resume});
    tabs.world.settle();
    EXPECT_THAT(sleeper.posted("close"), SizeIs(1)) << isLeader;
    EXPECT_FALSE(sleeper.screen.status.open) << isLeader;
    tabs.world.advance(10'000);
    for (Harness* tab : tabs.all()) {
      EXPECT_THAT(tab->posted("close"), SizeIs(1)) << isLeader;
      EXPECT_THAT(tab->posted("open"), IsEmpty()) << isLeader;
    }
  }
}

TEST(Panel, ThatWasTurnedByOneThatNobodyHeardIsToldWhenItIsHeardAgain) {
  Choosing tabs("all");
  tabs.third.tell(event::LifecycleChanged{wire::Lifecycle::Freeze});
  tabs.third.hostSays("open", R"({"focus":true})");
  tabs.third.tell(event::LifecycleChanged{wire::Lifecycle::Resume});
  tabs.world.settle();
  tabs.world.advance(10'000);
  for (Harness* tab : {&tabs.first, &tabs.second}) EXPECT_THAT(tab->posted("open"), SizeIs(1));
}

TEST(Panel, OfOneThatSleptStaysWhereEachTabHasItsOwn) {
  Choosing tabs;
  for (Harness* tab : tabs.all()) tab->hostSays("open", R"({"focus":true})");
  tabs.world.settle();
  tabs.third.tell(event::LifecycleChanged{wire::Lifecycle::Freeze});
  tabs.second.tell(event::VisitorClose{});
  tabs.third.tell(event::LifecycleChanged{wire::Lifecycle::Resume});
  tabs.world.advance(10'000);
  EXPECT_THAT(tabs.third.posted("close"), IsEmpty());
  EXPECT_TRUE(tabs.third.screen.status.open);
}

TEST(Panel, StaysAsItIsWhenAllIsErasedAndTheTabsAreOfOneMind) {
  Choosing tabs("all");
  tabs.first.hostSays("open", R"({"focus":true})");
  tabs.world.settle();
  // One turns it while nobody hears, and has to forget when.
  tabs.third.tell(event::LifecycleChanged{wire::Lifecycle::Freeze});
  tabs.third.tell(event::VisitorClose{});
  tabs.world.advance(50);
  tabs.second.hostSays("erase", "{}", 9);
  tabs.world.settle();
  tabs.third.tell(event::LifecycleChanged{wire::Lifecycle::Resume});
  tabs.world.advance(10'000);
  for (Harness* tab : tabs.all()) EXPECT_TRUE(tab->screen.status.open);
  for (Harness* tab : tabs.all()) tab->log.clear();
  tabs.world.advance(5'000);
  for (Harness* tab : tabs.all())
    for (const Command& command : tab->log) EXPECT_FALSE(tells(command, "panel"));
}

TEST(Panel, OfOneThatComesLaterIsItsOwnUntilTheNextTurn) {
  Choosing tabs("all");
  tabs.first.hostSays("open", R"({"focus":true})");
  tabs.world.advance(1'000);
  Harness later("33333333333333333333333333333333", tabs.first);
  later.config = tabs.first.config;
  later.time.wall = tabs.first.time.wall;
  tabs.world.add(later);
  later.start();
  tabs.world.settle();
  tabs.world.advance(10'000);
  EXPECT_THAT(later.posted("open"), IsEmpty());
  EXPECT_TRUE(tabs.first.screen.status.open);
  tabs.second.tell(event::VisitorClose{});
  tabs.second.hostSays("open", R"({"focus":true})");
  tabs.world.settle();
  EXPECT_THAT(later.posted("open"), SizeIs(1));
}

// Whether the page is in view is the host page's to see: a window may lie before it.
TEST(Notification, IsOfferedOnceWithTheTextAlsoOfWhatIsOpen) {
  Choosing tabs;
  tabs.converse();
  tabs.second.hostSays("open", R"({"focus":true})");
  EXPECT_EQ(tabs.soundsOfAnAnswer(), (std::vector{0, 0, 0}));
  EXPECT_EQ(tabs.second.screen.alerts, std::vector<std::string>{"an answer"});
  EXPECT_THAT(tabs.first.screen.alerts, IsEmpty());
  EXPECT_THAT(tabs.third.screen.alerts, IsEmpty());
}

TEST(Notification, IsNotOfferedUnlessItIsChosen) {
  Choosing tabs;
  tabs.converse();
  tabs.first.tell(event::VisitorChoice{});
  EXPECT_EQ(tabs.soundsOfAnAnswer(), (std::vector{0, 0, 0}));
  for (Harness* tab : tabs.all()) EXPECT_THAT(tab->screen.alerts, IsEmpty());
}

}  // namespace
}  // namespace pipit
