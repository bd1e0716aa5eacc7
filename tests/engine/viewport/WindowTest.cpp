#include <gtest/gtest.h>

#include <cmath>

#include "Display.h"
#include "viewport/Window.h"

namespace pipit {
namespace {

// 1,000 rows of 50 px in a viewport of 600, at the end.
struct List : Display {
  explicit List(Behaviour behaviour = {}, std::uint32_t rows = 1000) : Display(behaviour) {
    show(600 * px);
    append(rows, 50 * px);
    frame();
    scrollsSet = 0;
  }

  // By the visitor, and at rest again.
  void goTo(Units top) {
    scrollTo(top);
    frame();
    rest();
  }
  void rest() {
    wait(limits::scrollRest + 1);
    frame();
    scrollsSet = 0;
  }
  Units topOf(std::uint32_t key) const { return screenTop(key).value_or(-1'000'000); }
};

TEST(Window, RendersNothingUntilTheViewportIsKnown) {
  Display list;
  list.append(1000, 50 * px);
  list.frame();
  EXPECT_EQ(list.view.count, 0u);
  list.show(600 * px);
  list.frame();
  EXPECT_EQ(list.fault(), "");
  EXPECT_GT(list.view.count, 12u);
}

TEST(Window, BeginsAtTheEnd) {
  const List list;
  EXPECT_TRUE(list.view.isAtLatest);
  EXPECT_TRUE(list.showsEnd());
  EXPECT_EQ(list.window.anchor(), Window::Anchor{});
}

TEST(Window, RendersAFewRowsOfALongList) {
  List list;
  list.goTo(20'000 * px);
  EXPECT_EQ(list.fault(), "");
  EXPECT_LE(list.view.count, (600u + 2 * limits::overscan) / 50 + 2);
}

TEST(Window, RendersMoreAheadTheFasterItScrollsAndNoMoreThanTheLimit) {
  List list;
  list.goTo(10'000 * px);
  const std::uint32_t atRest = list.view.count;
  for (int i = 0; i < 10; ++i) {
    list.wait(16);
    list.scrollBy(100 * px);
    list.frame();
  }
  EXPECT_GE(list.view.count, atRest + 10);
  EXPECT_LE(list.view.count, limits::renderedRows);
  EXPECT_EQ(list.wakeAt, list.now + limits::scrollRest);
  list.rest();
  EXPECT_EQ(list.view.count, atRest);
  EXPECT_EQ(list.wakeAt, std::nullopt);
}

TEST(Window, NeverRendersMoreRowsThanTheLimitHoweverLowTheyAre) {
  Display list;
  list.show(4000 * px);
  list.append(5000, 4 * px);
  list.frame();
  EXPECT_EQ(list.view.count, limits::renderedRows);
}

TEST(Window, StaysWhereItIsWhenOlderRowsAreLoadedAboveIt) {
  List list;
  list.goTo(0);
  const std::uint32_t first = list.keys.front();
  list.insert(0, 50, 77 * px + 13);
  list.frame();
  EXPECT_EQ(list.topOf(first), 0);
  EXPECT_EQ(list.fault(), "");
  EXPECT_FALSE(list.view.isAtLatest);
}

TEST(Window, StaysWhereItIsWhenARowAboveGrowsAndGrows) {
  List list;
  list.goTo(5'010 * px);
  const std::uint32_t seen = list.seen().front();
  const std::uint32_t above = list.keys[98];
  const Units top = list.topOf(seen);
  for (Units height = 50 * px; height < 300 * px; height += 21) {
    list.setHeight(above, height);
    list.frame();
    ASSERT_EQ(list.topOf(seen), top) << height;
  }
}

TEST(Window, MovesNothingWhereTheBrowserRoundsScrollOffsets) {
  List list({.rounds = true});
  list.goTo(5'010 * px);
  const std::uint32_t seen = list.seen().front();
  const Units top = list.topOf(seen);
  for (Units height = 50 * px; height < 300 * px; height += 21) {
    list.setHeight(list.keys[98], height);
    list.frame();
    ASSERT_EQ(list.topOf(seen), top) << height;
  }
}

TEST(Window, HoldsTheUpperEdgeOfALongAnswerThatGrowsWhileItIsRead) {
  List list;
  list.setHeight(list.keys.back(), 900 * px);
  list.frame();
  list.scrollBy(-100 * px);
  list.frame();
  const std::uint32_t answer = list.keys.back();
  const Units top = list.topOf(answer);
  EXPECT_EQ(top, -200 * px);
  for (int i = 0; i < 20; ++i) {
    list.setHeight(answer, list.heightOf(answer) + 20 * px);
    list.frame();
    ASSERT_EQ(list.topOf(answer), top);
  }
  EXPECT_FALSE(list.view.isAtLatest);
}

TEST(Window, HoldsWhatWasSeenWhenUnmeasuredRowsComeIntoSightFromAbove) {
  List list;
  list.rest();
  const std::uint32_t seen = list.seen().front();
  const Units top = list.topOf(seen);
  for (std::uint32_t i = 900; i < 985; ++i) list.setHeight(list.keys[i], 130 * px);
  list.scrollBy(-500 * px);
  list.frame();
  EXPECT_EQ(list.topOf(seen), top + 500 * px);
}

TEST(Window, StaysAtTheEndWhenTheListGrowsOnlyIfItIsThere) {
  List list;
  list.append(3, 120 * px);
  list.frame();
  EXPECT_TRUE(list.showsEnd());
  list.scrollBy(-(limits::latestSlack + 1) * px);
  list.frame();
  EXPECT_FALSE(list.view.isAtLatest);
  const std::uint32_t seen = list.seen().front();
  const Units top = list.topOf(seen);
  list.append(3, 120 * px);
  list.frame();
  EXPECT_EQ(list.topOf(seen), top);
  list.scrollTo(list.elementHeight());
  list.frame();
  EXPECT_TRUE(list.view.isAtLatest);
}

TEST(Window, StaysAtTheEndWhenTheKeyboardOpensAndCloses) {
  List list;
  for (const Units height : {300, 600}) {
    list.show(height * px);
    list.frame();
    EXPECT_TRUE(list.showsEnd());
  }
}

TEST(Window, KeepsItsPlaceWhileItIsHidden) {
  List list;
  list.goTo(5'010 * px);
  const std::uint32_t seen = list.seen().front();
  const Units top = list.topOf(seen);
  list.show(0);
  list.frame();
  EXPECT_EQ(list.view.count, 0u);
  list.window.scrolled(0, 0, list.now);
  list.window.measured(seen, 0, list.now);
  EXPECT_EQ(list.window.dropped(), 2u);
  list.insert(0, 50, 80 * px);
  list.append(50, 80 * px);
  list.show(600 * px);
  list.frame();
  EXPECT_EQ(list.topOf(seen), top);
}

TEST(Window, HoldsTheNextRowWhenTheOneAtTheTopIsRemoved) {
  List list;
  list.goTo(5'010 * px);
  const std::uint32_t next = list.seen()[1];
  const Units top = list.topOf(next);
  list.remove(90, 11);
  list.frame();
  EXPECT_EQ(list.topOf(next), top);
}

TEST(Window, HoldsTheNextRowWhenTheOneAtTheTopShrinksJustOutOfSight) {
  List list;
  list.goTo(20'030 * px);
  const std::uint32_t below = list.keys[401];
  ASSERT_EQ(list.topOf(below), 20 * px);
  list.setHeight(list.keys[400], 30 * px);
  list.frame();
  EXPECT_EQ(list.topOf(below), 20 * px);
}

TEST(Window, ShowsWhatIsLeftWhenTheRestIsRemoved) {
  List list;
  list.goTo(40'000 * px);
  list.remove(5, 995);
  list.frame();
  EXPECT_EQ(list.fault(), "");
  EXPECT_TRUE(list.showsStart());
  list.remove(0, 5);
  list.frame();
  EXPECT_EQ(list.fault(), "");
  EXPECT_TRUE(list.view.isAtLatest);
}

TEST(Window, JumpsToARowAndHoldsItUntilAllAroundItIsMeasured) {
  for (const auto align : {Window::Align::Start, Window::Align::Center}) {
    List list;
    for (std::uint32_t i = 100; i < 400; ++i) list.setHeight(list.keys[i], 211 * px);
    const std::uint32_t key = list.keys[300];
    ASSERT_TRUE(list.window.jumpTo(key, align));
    list.frame();
    const Units place = align == Window::Align::Start ? 0 : (600 - 211) * px / 2;
    EXPECT_NEAR(static_cast<double>(list.topOf(key)), static_cast<double>(place), 100.0 * px);
    EXPECT_EQ(list.fault(), "");
    EXPECT_TRUE(align == Window::Align::Center || list.topOf(key) == 0);
  }
}

TEST(Window, DoesNotJumpToARowThatThereIsNot) {
  List list;
  EXPECT_FALSE(list.window.jumpTo(5000, Window::Align::Start));
  EXPECT_FALSE(list.window.restore({5000, 10}));
  list.frame();
  EXPECT_TRUE(list.view.isAtLatest);
}

TEST(Window, JumpsToTheEndFromAnywhere) {
  List list;
  list.goTo(0);
  list.window.jumpToLatest();
  list.frame();
  EXPECT_TRUE(list.showsEnd());
}

TEST(Window, ComesBackToItsPlaceOnTheNextPage) {
  List before;
  before.goTo(48'510 * px);
  const Window::Anchor anchor = before.window.anchor();
  const std::uint32_t seen = before.seen().front();
  Display after;
  after.show(600 * px);
  after.append(1000, 50 * px);
  ASSERT_TRUE(after.window.restore(anchor));
  after.frame();
  EXPECT_EQ(after.screenTop(seen), before.topOf(seen));
}

TEST(Window, ComesBackNearTheEndThoughEstimatesAreMuchTooHigh) {
  List before;
  before.goTo(49'300 * px);
  const std::uint32_t seen = before.seen().front();
  Display after;
  after.show(600 * px);
  for (std::uint32_t i = 0; i < 1000; ++i) after.append(1, i < 900 ? 20 * px : 50 * px);
  ASSERT_TRUE(after.window.restore(before.window.anchor()));
  after.frame();
  EXPECT_EQ(after.screenTop(seen), before.topOf(seen));
}

TEST(Window, ComesBackToTheEndWhereItWas) {
  const List before;
  List after;
  after.goTo(0);
  ASSERT_TRUE(after.window.restore(before.window.anchor()));
  after.frame();
  EXPECT_TRUE(after.showsEnd());
}

TEST(Window, LearnsWhatRowsOfAClassMeasureAndMovesNothing) {
  List list;
  EXPECT_NEAR(static_cast<double>(list.window.rows().total()), 50'000.0 * px, 1);
  list.goTo(20'000 * px);
  const std::uint32_t seen = list.seen().front();
  const Units top = list.topOf(seen);
  for (const std::uint32_t key : list.keys) list.setHeight(key, 90 * px);
  list.show(600 * px, 200 * px);
  list.frame();
  EXPECT_EQ(list.topOf(seen), top);
  list.scrollBy(-5'000 * px);
  list.frame();
  EXPECT_GT(list.window.rows().total(), 80'000 * px);
}

TEST(Window, SetsNoScrollOffsetDuringAFlingThatThatWouldEnd) {
  List list({.defers = true});
  list.goTo(20'000 * px);
  list.scrollBy(-30 * px);
  list.frame();
  const std::uint32_t seen = list.seen().front();
  const Units top = list.topOf(seen);
  list.insert(0, 50, 80 * px);
  list.wait(16);
  list.frame();
  EXPECT_EQ(list.scrollsSet, 0);
  EXPECT_EQ(list.topOf(seen), top);
  list.wait(limits::scrollRest);
  list.frame();
  EXPECT_EQ(list.scrollsSet, 1);
  EXPECT_EQ(list.topOf(seen), top);
}

TEST(Window, SetsNoScrollOffsetUnderAFinger) {
  List list({.defers = true});
  list.goTo(20'000 * px);
  list.window.touched(true);
  list.insert(0, 50, 80 * px);
  list.rest();
  list.frame();
  EXPECT_EQ(list.scroll, 20'000 * px);
  list.window.touched(false);
  list.frame();
  EXPECT_EQ(list.scrollsSet, 1);
}

TEST(Window, CorrectsAtOnceWhenTheBrowserSaysThatTheScrollIsOver) {
  List list({.defers = true});
  list.goTo(20'000 * px);
  list.scrollBy(-30 * px);
  list.insert(0, 50, 80 * px);
  list.window.scrollEnded();
  list.frame();
  EXPECT_EQ(list.scrollsSet, 1);
}

TEST(Window, TakesElasticOffsetsBeyondTheEndsForTheEnds) {
  List list;
  list.goTo(0);
  list.window.scrolled(-80, toPixels(list.most()), list.now);
  list.frame();
  EXPECT_TRUE(list.showsStart());
  EXPECT_EQ(list.scrollsSet, 0);
}

TEST(Window, TakesNoHarmFromWhatIsNoNumber) {
  List list;
  for (const double number : {std::nan(""), HUGE_VAL, -HUGE_VAL, 1e300}) {
    list.window.scrolled(number, number, list.now);
    list.window.measured(list.keys.front(), number, list.now);
    list.window.resized(number, number, list.now);
    (void)list.window.settle(list.now);
  }
  list.window.resized(400, 600, list.now);
  EXPECT_LE(list.window.settle(list.now).view.count, limits::renderedRows);
}

TEST(Window, TakesNoMoreRowsThanItsLimit) {
  Window window;
  std::vector<Window::NewRow> rows(limits::listRows, {1, {}});
  EXPECT_TRUE(window.insert(0, rows, 0));
  EXPECT_FALSE(window.insert(0, std::span(rows).first(1), 0));
}

// 1,000,000 rows: higher than any browser's element.
struct LongList : List {
  LongList() : List({}, 1'000'000) {}
  Units place() const { return window.rows().offsetOf(window.rows().rowOf(seen().front())); }
};

TEST(WindowOfAMillionRows, KeepsItsElementWithinWhatBrowsersTake) {
  LongList list;
  EXPECT_GT(list.window.rows().total(), 2 * limits::scrollExtent * px);
  EXPECT_EQ(list.fault(), "");
  EXPECT_LE(list.elementHeight(), limits::scrollExtent * px);
  EXPECT_TRUE(list.showsEnd());
  list.append(100, 50 * px);
  list.frame();
  EXPECT_TRUE(list.showsEnd());
}

TEST(WindowOfAMillionRows, GoesWhereTheThumbIsDraggedTo) {
  LongList list;
  const ScrollSpace space(list.window.rows().total(), 600 * px);
  for (int part = 0; part <= 8; ++part) {
    const Units scroll = (limits::scrollExtent - 600) * px * part / 8;
    list.scrollTo(scroll);
    list.frame();
    EXPECT_NEAR(static_cast<double>(list.place()), static_cast<double>(space.topFor(scroll)), 51.0 * px);
    EXPECT_EQ(list.fault(), "");
  }
  EXPECT_TRUE(list.showsEnd());
  list.scrollTo(0);
  list.frame();
  EXPECT_TRUE(list.showsStart());
}

TEST(WindowOfAMillionRows, ScrollsByThePixelAndReachesItsStartWithoutARest) {
  LongList list;
  list.scrollTo(100'000 * px);
  list.frame();
  for (int steps = 0; !list.showsStart(); ++steps) {
    ASSERT_LT(steps, 200);
    const std::uint32_t seen = list.seen().front();
    const Units top = list.topOf(seen);
    list.wait(16);
    list.scrollBy(-550 * px);
    list.frame();
    ASSERT_TRUE(list.showsStart() || list.topOf(seen) == top + 550 * px);
    ASSERT_EQ(list.fault(), "");
  }
  EXPECT_EQ(list.scroll, 0);
}

TEST(WindowOfAMillionRows, MovesItsElementAtRestAndNothingThatIsSeen) {
  LongList list;
  list.scrollTo(8'000'000 * px);
  list.frame();
  list.rest();
  const std::uint32_t seen = list.seen().front();
  const Units top = list.topOf(seen);
  list.remove(0, 900);
  list.insert(0, 2000, 40 * px);
  list.frame();
  list.rest();
  EXPECT_EQ(list.topOf(seen), top);
  EXPECT_EQ(list.fault(), "");
}

}  // namespace
}  // namespace pipit
