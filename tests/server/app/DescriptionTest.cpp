#include <gtest/gtest.h>

#include "support/OpenApi.h"

namespace {

// What the service's description says and none of these tests comes upon nobody has held against it. Where
// some of the tests alone are run nothing is said.
class Description : public ::testing::Environment {
 public:
  void TearDown() override {
    if (GTEST_FLAG_GET(filter) != "*") return;
    EXPECT_EQ(neverMet(), std::vector<std::string>());
  }
};

const auto* const kDescription = ::testing::AddGlobalTestEnvironment(new Description);

}  // namespace
