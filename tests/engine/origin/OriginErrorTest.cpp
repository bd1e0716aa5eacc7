#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "ErrorNames.h"
#include "origin/OriginError.h"

namespace pipit {

TEST(OriginError, EveryErrorHasADescriptionOfItsOwn) {
  std::set<std::string_view> descriptions;
  for (const auto& [error, name] : kErrorNames) {
    EXPECT_FALSE(describe(error).empty()) << name;
    EXPECT_TRUE(descriptions.insert(describe(error)).second) << name;
  }
}

TEST(OriginError, TheTablesNameEveryErrorThereIs) {
  std::size_t value = 0;
  for (const auto& [error, name] : kErrorNames) EXPECT_EQ(static_cast<std::size_t>(error), value++) << name;
  EXPECT_TRUE(describe(static_cast<OriginError>(value)).empty());
}

}  // namespace pipit
