#include <gtest/gtest.h>

#include "tabs/TabDigest.h"

namespace pipit {
namespace {

TEST(TabDigest, IsReadAsItWasWritten) {
  for (const std::string conversation : {"", "c_1"}) {
    const TabDigest digest{conversation, 7, 5, TabDigest::of("a draft"), TabDigest::of("what waits")};
    JsonWriter writer;
    writer.beginObject();
    digest.write(writer);
    const TabDigest again = TabDigest::parse(Json::parse(writer.endObject().text()).value());
    EXPECT_EQ(again.conversation, conversation);
    EXPECT_EQ(again.change, 7u);
    EXPECT_EQ(again.read, 5u);
    EXPECT_EQ(again.draft, digest.draft);
    EXPECT_EQ(again.waiting, digest.waiting);
    EXPECT_NE(again.draft, again.waiting);
  }
}

}  // namespace
}  // namespace pipit
