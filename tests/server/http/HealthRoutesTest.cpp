#include <gtest/gtest.h>

#include "http/HealthRoutes.h"
#include "support/DomainFixture.h"
#include "support/TemporaryFolder.h"

namespace pipit::server {
namespace {

struct Case {
  std::int64_t waiting;
  bool isNeeded;
  int status;
};

TEST(Readiness, AsksForTheQueuesThatVisitorsNeedAndTellsOfAll) {
  const TemporaryFolder folder;
  const auto store = storeOf(folder);
  for (const Case& one : {Case{9, true, 200}, Case{10, true, 503}, Case{10, false, 200}}) {
    Router router;
    addHealthRoutes(router, *store, {{"letters", 10, [&] { return one.waiting; }, one.isNeeded}});
    const Response answer = router.find("/api/health/ready")->handler(Request());
    EXPECT_EQ(answer.status, one.status);
    EXPECT_TRUE(
        answer.body->contains(R"("letters":{"waiting":)" + std::to_string(one.waiting) + R"(,"most":10})"))
        << *answer.body;
  }
}

}  // namespace
}  // namespace pipit::server
