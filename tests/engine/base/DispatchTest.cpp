#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "base/Dispatch.h"

namespace pipit {
namespace {

struct Named {
  std::string name;
};

using Thing = std::variant<int, Named, double>;

struct Notes {
  std::vector<std::string>& seen;
  void operator()(int number) const { seen.push_back("int " + std::to_string(number)); }
  void operator()(const Named& named) const { seen.push_back("named " + named.name); }
  void operator()(double) const { seen.push_back("double"); }
};

std::vector<std::string> seenOf(const Thing& thing) {
  std::vector<std::string> seen;
  dispatch(Notes{seen}, thing);
  return seen;
}

TEST(Dispatch, CallsForWhatIsHeldAndOnce) {
  EXPECT_EQ(seenOf(7), std::vector<std::string>{"int 7"});
  EXPECT_EQ(seenOf(Named{"a"}), std::vector<std::string>{"named a"});
  EXPECT_EQ(seenOf(0.5), std::vector<std::string>{"double"});
}

// A visitor may put something else in its place.
TEST(Dispatch, CallsOnceWhereTheVisitorChangesWhatIsHeld) {
  Thing thing = 7;
  int calls = 0;
  dispatch(
      [&](const auto&) {
        ++calls;
        thing = 0.5;
      },
      thing);
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace pipit
