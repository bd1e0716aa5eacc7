#include <gtest/gtest.h>

#include "bridge/MessageType.h"

namespace pipit {
namespace {

TEST(MessageType, HasOneNameForEachTypeOfTheProtocol) {
  constexpr std::string_view names[] = {"ready",       "refused",        "connect", "hello", "storage.get",
                                        "storage.set", "storage.remove", "state",   "event", "open",
                                        "send",        "close",          "ping",    "reply", "identify",
                                        "identified",  "context",        "logout"};
  for (const auto name : names) {
    const auto type = messageTypeOf(name);
    ASSERT_TRUE(type) << name;
    EXPECT_EQ(nameOf(*type), name);
  }
}

TEST(MessageType, KnowsNoOtherName) {
  for (const char* name : {"", "READY", "storage", "toString", "reply\n"})
    EXPECT_FALSE(messageTypeOf(name)) << name;
}

}  // namespace
}  // namespace pipit
