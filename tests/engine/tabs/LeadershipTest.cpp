#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/limits.h"
#include "tabs/Leadership.h"

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Wish = Leadership::Wish;

struct Tab {
  Random random{"seed"};
  Leadership leadership{random};

  explicit Tab(bool isSlow = false) {
    leadership.begin(isSlow, 0);
    EXPECT_THAT(leadership.takeWishes(), ElementsAre(Wish::Lock));
  }
  // When its timer went off.
  double turn() {
    const double due = leadership.deadline().value_or(-1);
    leadership.turn(due);
    return due;
  }
  void leadByLease() {
    leadership.refused(0);
    turn();
    EXPECT_TRUE(leadership.leads());
    (void)leadership.takeWishes();
  }
};

TEST(Leadership, LeadsWithTheLock) {
  Tab tab;
  EXPECT_FALSE(tab.leadership.leads());
  tab.leadership.granted(10);
  EXPECT_TRUE(tab.leadership.leads());
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Announce));
  EXPECT_FALSE(tab.leadership.deadline()) << "nobody asks";
  tab.leadership.lost(20);
  EXPECT_FALSE(tab.leadership.leads());
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Lock));
}

TEST(Leadership, AnswersForItselfWhenItsOwnTimerTurns) {
  Tab tab;
  tab.leadership.granted(10);
  (void)tab.leadership.takeWishes();
  tab.leadership.heardQuestion(50);
  tab.leadership.heardQuestion(60);
  EXPECT_THAT(tab.leadership.takeWishes(), IsEmpty());
  EXPECT_EQ(tab.leadership.deadline(), 50);
  tab.leadership.turn(61);
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Announce));
  tab.leadership.turn(62);
  EXPECT_THAT(tab.leadership.takeWishes(), IsEmpty());
}

TEST(Leadership, StealsTheLockFromALeaderThatIsSilent) {
  Tab tab;
  EXPECT_EQ(tab.turn(), limits::leaderSilence);
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Ping));
  EXPECT_EQ(tab.turn(), limits::leaderSilence + limits::leaderPatience);
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Steal));
  EXPECT_LT(limits::leaderSilence + limits::leaderPatience, 5000);
}

TEST(Leadership, KeepsALeaderThatAnswers) {
  Tab tab;
  for (int round = 0; round < 20; ++round) {
    const double asked = tab.turn();
    EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Ping));
    tab.leadership.heardLeader(1, false, asked + limits::leaderPatience - 1);
  }
}

TEST(Leadership, LeavesTimeToALeaderWhoseTimersTurnOnceAMinuteWhereNobodyLooks) {
  Tab tab;
  tab.leadership.attend(Leadership::Heed::Nobody);
  const double asked = tab.turn();
  (void)tab.leadership.takeWishes();
  tab.leadership.turn(asked + 60000);
  EXPECT_THAT(tab.leadership.takeWishes(), IsEmpty());
}

// As browsers align the timers of a hidden page.
double aligned(double due, double grain) {
  return std::ceil(due / grain) * grain;
}

TEST(Leadership, TakesTheLeadWithinFiveSecondsOnAHiddenPageWhoseTimersTurnOnceASecond) {
  for (const bool hasLocks : {true, false})
    for (double lastWord = 0; lastWord < 1000; lastWord += 50) {
      Tab tab;
      tab.leadership.attend(Leadership::Heed::Hidden);
      if (!hasLocks) tab.leadership.refused(0);
      tab.leadership.heardLeader(1, false, lastWord);
      double now = lastWord;
      const auto turn = [&] { tab.leadership.turn(now = aligned(*tab.leadership.deadline() + 0.1, 1000)); };
      turn();
      EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Ping));
      turn();
      if (!hasLocks) turn();
      EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(hasLocks ? Wish::Steal : Wish::Announce));
      EXPECT_LT(now, lastWord + (hasLocks ? 5000 : 6000));
    }
}

TEST(Leadership, KeepsAHiddenLeaderThatAnswersWhenItsTimersTurnASecondLater) {
  Tab tab;
  tab.leadership.attend(Leadership::Heed::Hidden);
  for (int round = 0; round < 20; ++round) {
    const double asked = aligned(*tab.leadership.deadline(), 1000);
    tab.leadership.turn(asked);
    EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Ping));
    EXPECT_GT(aligned(*tab.leadership.deadline(), 1000), asked + 1000);
    tab.leadership.heardLeader(1, false, asked + 1000);
  }
}

TEST(Leadership, LeavesTimeToTheLeaderWhereOurOwnTimersAreHeldBackUntilTheyAreOnTime) {
  Tab tab;
  tab.leadership.attend(Leadership::Heed::Hidden);
  tab.leadership.turn(60000);
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Ping));
  tab.leadership.turn(120000);
  EXPECT_THAT(tab.leadership.takeWishes(), IsEmpty());
  tab.leadership.heardLeader(1, false, 121000);
  EXPECT_EQ(tab.turn(), 121000 + limits::leaderSilenceUnattended);
  EXPECT_EQ(tab.leadership.deadline(),
            121000 + limits::leaderSilenceUnattended + limits::leaderPatienceHidden);
}

TEST(Leadership, TakesALeaseThatNobodyHas) {
  Tab tab;
  tab.leadership.refused(0);
  EXPECT_LE(tab.turn(), limits::leaseGreeting + limits::leasePause);
  EXPECT_TRUE(tab.leadership.leads());
  EXPECT_EQ(tab.leadership.term(), 1u);
}

TEST(Leadership, TakesNoLeaseFromALeaderThatIsThere) {
  Tab tab;
  tab.leadership.heardLeader(1, false, 5);
  tab.leadership.refused(10);
  EXPECT_EQ(tab.turn(), 5 + limits::leaseSilence);
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Ping));
  EXPECT_FALSE(tab.leadership.leads());
}

TEST(Leadership, TakesTheLeaseOfASilentLeaderWithinASecond) {
  Tab tab;
  tab.leadership.heardLeader(4, true, 0);
  tab.leadership.refused(0);
  tab.turn();
  tab.turn();
  EXPECT_LT(tab.turn(), 1000);
  EXPECT_TRUE(tab.leadership.leads());
  EXPECT_EQ(tab.leadership.term(), 5u);
}

TEST(Leadership, TakesTheLeaseAtOnceFromOneThatResigns) {
  Tab tab;
  tab.leadership.heardLeader(1, false, 0);
  tab.leadership.refused(0);
  tab.leadership.heardResignation(100);
  EXPECT_LE(tab.turn(), 100 + limits::leasePause);
  EXPECT_TRUE(tab.leadership.leads());
}

TEST(Leadership, OfTheLatestTermWinsAndOfTheSameTheSmallestName) {
  for (const auto& [term, isSmaller, yields] : {std::tuple(2u, false, true), std::tuple(1u, true, true),
                                                std::tuple(1u, false, false), std::tuple(0u, true, false)}) {
    Tab tab;
    tab.leadByLease();
    tab.leadership.heardLeader(term, isSmaller, 500);
    EXPECT_EQ(tab.leadership.leads(), !yields) << term << isSmaller;
    EXPECT_THAT(tab.leadership.takeWishes(), IsEmpty()) << "not by merely hearing";
    if (yields) continue;
    tab.leadership.turn(501);
    EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Announce)) << "the other is to hear of it";
  }
}

// One tab may be refused the locks that others have.
TEST(Leadership, OutdoesALeaseByItsLockAndAnswersAnothersWordOnceInAWhile) {
  Tab lock;
  lock.leadership.granted(0);
  Tab lease;
  lease.leadByLease();
  lease.leadership.heardLeader(7, true, 400);
  lease.leadership.heardResignation(400);
  lease.turn();
  ASSERT_GT(lease.leadership.term(), lock.leadership.term());
  (void)lock.leadership.takeWishes();
  lock.leadership.heardLeader(lease.leadership.term(), true, 3000);
  EXPECT_TRUE(lock.leadership.leads());
  lock.leadership.turn(3000);
  EXPECT_THAT(lock.leadership.takeWishes(), ElementsAre(Wish::Announce));
  lock.leadership.heardLeader(limits::latestTerm, true, 3000);
  EXPECT_FALSE(lock.leadership.deadline()) << "to and fro for ever";
  lease.leadership.heardLeader(lock.leadership.term(), false, 3001);
  EXPECT_FALSE(lease.leadership.leads());
}

// Chromium turns the timers of a page that is hidden for long once a minute.
TEST(Leadership, GivesItsLeaseToWhomeverLeadsOnceItsOwnTimersAreHeldBack) {
  Tab tab;
  tab.leadByLease();
  tab.leadership.turn(limits::leaseRenewal);
  tab.leadership.heardLeader(0, false, limits::leaseRenewal + 100);
  EXPECT_TRUE(tab.leadership.leads());
  tab.leadership.heardLeader(0, false, 3 * limits::leaseRenewal);
  EXPECT_FALSE(tab.leadership.leads());
  EXPECT_EQ(tab.leadership.term(), 1u);
}

TEST(Leadership, SaysOfItsLeaseNowAndThen) {
  Tab tab;
  tab.leadByLease();
  tab.leadership.turn(limits::leaseRenewal);
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Announce));
  EXPECT_EQ(tab.leadership.deadline(), 2 * limits::leaseRenewal);
}

TEST(Leadership, HasMorePatienceWhereWordsTakeLong) {
  Tab tab(true);
  tab.turn();
  (void)tab.leadership.takeWishes();
  tab.leadership.turn(limits::leaderSilence + limits::leaderPatience);
  EXPECT_THAT(tab.leadership.takeWishes(), IsEmpty());
  tab.leadership.turn(limits::leaderSilence + limits::slowPatience);
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Steal));
}

TEST(Leadership, LetsGoOfEverythingWhenThePageGoes) {
  Tab tab;
  tab.leadership.granted(10);
  (void)tab.leadership.takeWishes();
  tab.leadership.end();
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Resign, Wish::Release));
  EXPECT_FALSE(tab.leadership.leads());
  EXPECT_FALSE(tab.leadership.deadline());
  tab.leadership.granted(20);
  EXPECT_THAT(tab.leadership.takeWishes(), ElementsAre(Wish::Release)) << "given too late";
}

TEST(Leadership, CountsNothingAgainstTheLeaderWhileNobodyCouldHear) {
  Tab tab;
  tab.turn();
  (void)tab.leadership.takeWishes();
  tab.leadership.wake(100000);
  tab.leadership.turn(100000);
  EXPECT_THAT(tab.leadership.takeWishes(), IsEmpty());
  EXPECT_EQ(tab.leadership.deadline(), 100000 + limits::leaderSilence);
}

}  // namespace
}  // namespace pipit
