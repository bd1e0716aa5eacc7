#include <gtest/gtest.h>

#include <set>

#include "base/limits.h"
#include "bridge/Requests.h"

namespace pipit {
namespace {

using Tags = std::vector<std::uint32_t>;

TEST(Requests, GivesEachAnIdOfItsOwnThatIsNotZero) {
  Requests requests;
  std::set<std::uint32_t> ids;
  for (std::uint32_t tag = 0; tag < 1000; ++tag) {
    const auto id = requests.begin(tag, 0);
    ASSERT_TRUE(id);
    EXPECT_NE(*id, 0u);
    EXPECT_TRUE(ids.insert(*id).second);
    EXPECT_EQ(requests.settle(*id), tag);
  }
}

TEST(Requests, SettlesEachOnce) {
  Requests requests;
  const auto id = requests.begin(7, 100).value();
  EXPECT_EQ(requests.settle(id), 7u);
  EXPECT_FALSE(requests.settle(id));
  EXPECT_FALSE(requests.settle(id + 1));
}

TEST(Requests, ExpiresThoseWhoseTimeHasComeInTheirOrder) {
  Requests requests;
  (void)requests.begin(1, 100);
  (void)requests.begin(2, 300);
  (void)requests.begin(3, 200);
  EXPECT_EQ(requests.deadline(), 100);
  EXPECT_EQ(requests.expire(99), Tags{});
  EXPECT_EQ(requests.expire(200), (Tags{1, 3}));
  EXPECT_EQ(requests.deadline(), 300);
}

TEST(Requests, RejectsAll) {
  Requests requests;
  (void)requests.begin(1, 100);
  (void)requests.begin(2, 1e18);
  EXPECT_EQ(requests.rejectAll(), (Tags{1, 2}));
  EXPECT_FALSE(requests.deadline());
}

TEST(Requests, AreBounded) {
  Requests requests;
  for (std::size_t i = 0; i < limits::pendingRequests; ++i) EXPECT_TRUE(requests.begin(1, 0));
  EXPECT_FALSE(requests.begin(1, 0));
}

}  // namespace
}  // namespace pipit
