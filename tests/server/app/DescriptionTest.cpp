#include <gtest/gtest.h>

#include "support/OpenApi.h"

namespace {

// What the service's description says and none of these tests comes upon nobody has held against it. Where
// some of the tests alone are run nothing is said.
class Description : public ::testing::Environment {
 public:
  void TearDown() override {
    if (GTEST_FLAG_GET(filter) != "*") return;
    // A stream has no end at which it could be looked at whole: EventsTest reads it.
    EXPECT_EQ(neverMet(), std::vector<std::string>{"followEvents"});
  }
};

const auto* const kDescription = ::testing::AddGlobalTestEnvironment(new Description);

}  // namespace
