#include <gtest/gtest.h>

#include <set>

#include "base/limits.h"
#include "bridge/Requests.h"

namespace pipit {
namespace {

using Tags = std::vector<std::uint32_t>;

Request asking(std::uint32_t tag, std::uint32_t attempts = 1) {
  return {MessageType::StorageGet, "{}", tag, attempts};
}

Tags tagsOf(const std::list<Requests::Waiting>& all) {
  Tags tags;
  for (const auto& waiting : all) tags.push_back(waiting.request.tag);
  return tags;
}

TEST(Requests, GivesEachAnIdOfItsOwnThatIsNotZero) {
  Requests requests;
  std::set<std::uint32_t> ids;
  for (std::uint32_t tag = 0; tag < 1000; ++tag) {
    const auto id = requests.begin(asking(tag), 0);
    ASSERT_TRUE(id);
    EXPECT_NE(*id, 0u);
    EXPECT_TRUE(ids.insert(*id).second);
    EXPECT_EQ(requests.settle(*id)->request.tag, tag);
  }
}

TEST(Requests, SettlesEachOnce) {
  Requests requests;
  const auto id = requests.begin(asking(7), 100).value();
  EXPECT_EQ(requests.settle(id)->request.tag, 7u);
  EXPECT_FALSE(requests.settle(id));
  EXPECT_FALSE(requests.settle(id + 1));
}

TEST(Requests, ExpireWhenTheirTimeHasComeInTheirOrder) {
  Requests requests;
  (void)requests.begin(asking(1), 100);
  (void)requests.begin(asking(2), 300);
  (void)requests.begin(asking(3), 200);
  EXPECT_EQ(requests.deadline(), 100 + limits::requestTimeout);
  EXPECT_EQ(tagsOf(requests.takeExpired(99 + limits::requestTimeout)), Tags{});
  EXPECT_EQ(tagsOf(requests.takeExpired(200 + limits::requestTimeout)), (Tags{1, 3}));
  EXPECT_EQ(requests.deadline(), 300 + limits::requestTimeout);
}

TEST(Requests, RejectsAll) {
  Requests requests;
  Random random("seed");
  (void)requests.begin(asking(1), 100);
  (void)requests.begin(asking(2), 200);
  const auto paused = requests.begin(asking(3, 2), 0).value();
  EXPECT_TRUE(requests.retry(*requests.settle(paused), 0, random));
  EXPECT_EQ(requests.rejectAll(), (Tags{1, 2, 3}));
  EXPECT_FALSE(requests.deadline());
}

TEST(Requests, AreBounded) {
  Requests requests;
  for (std::size_t i = 0; i < limits::pendingRequests; ++i) EXPECT_TRUE(requests.begin(asking(1), 0));
  EXPECT_FALSE(requests.begin(asking(1), 0));
}

TEST(Requests, AreAskedAgainUnderANewIdUntilTheirAttemptsAreUsedUp) {
  Requests requests;
  Random random("seed");
  std::set<std::uint32_t> ids;
  auto id = requests.begin(asking(7, limits::requestAttempts), 0).value();
  for (std::uint32_t attempt = 1; attempt < limits::requestAttempts; ++attempt) {
    ids.insert(id);
    ASSERT_TRUE(requests.retry(*requests.settle(id), 1000, random));
    EXPECT_FALSE(requests.settle(id)) << "an answer that comes between two attempts is too late";
    const auto again = requests.resume(requests.deadline().value());
    ASSERT_EQ(again.size(), 1u);
    id = again.front().id;
    EXPECT_FALSE(ids.contains(id));
  }
  EXPECT_FALSE(requests.retry(*requests.settle(id), 1000, random));
  EXPECT_FALSE(requests.deadline());
}

TEST(Requests, PauseForATimeThatIsDrawnFromADoublingSpan) {
  Random random("seed");
  std::vector<double> longest(limits::requestAttempts, 0);
  for (int run = 0; run < 500; ++run) {
    Requests requests;
    auto id = requests.begin(asking(7, limits::requestAttempts), 0).value();
    for (std::size_t attempt = 0; attempt + 1 < limits::requestAttempts; ++attempt) {
      ASSERT_TRUE(requests.retry(*requests.settle(id), 0, random));
      const double pause = requests.deadline().value();
      longest[attempt] = std::max(longest[attempt], pause);
      EXPECT_TRUE(pause == 0 || requests.resume(pause / 2).empty());
      id = requests.resume(pause).front().id;
    }
  }
  EXPECT_GT(longest[0], limits::backoffBase * 0.9);
  EXPECT_LT(longest[0], limits::backoffBase);
  EXPECT_GT(longest[1], limits::backoffBase * 1.8);
  EXPECT_LT(longest[1], limits::backoffBase * 2);
}

TEST(Requests, HaveTheirWholeTimeAgainAfterAPause) {
  Requests requests;
  Random random("seed");
  const auto id = requests.begin(asking(7, 2), 0).value();
  ASSERT_TRUE(requests.retry(*requests.settle(id), 50000, random));
  (void)requests.resume(60000);
  EXPECT_EQ(requests.deadline(), 60000 + limits::requestTimeout);
}

}  // namespace
}  // namespace pipit
