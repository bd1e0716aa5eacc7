#include <gtest/gtest.h>

#include "domain/Handovers.h"
#include "support/DomainFixture.h"

// A conversation that goes on in another window.

namespace pipit::server {
namespace {

const std::string kCode = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM0_-9";
const std::string kOther = "0123456789012345678901234567890123456789-_0";

class HandoversTest : public ::testing::Test {
 protected:
  TemporaryFolder folder;
  Service service{folder};
  Handovers handovers{{service.store, service.chat, [this] { return service.wall; }}};
  Pass visitor = service.visitor();
};

TEST_F(HandoversTest, ACodeIsThirtyTwoBytesAsBase64Url) {
  EXPECT_TRUE(Handovers::isCode(kCode));
  for (const std::string& none : {std::string(), kCode.substr(1), kCode + "a", "+" + kCode.substr(1),
                                  kCode.substr(1) + "=", std::string(43, '\0')})
    EXPECT_FALSE(Handovers::isCode(none)) << none;
}

TEST_F(HandoversTest, WhoeverHasTheCodeGetsATokenOfTheSameSessionOnce) {
  service.say(visitor, "client-1", "before");
  handovers.offer(visitor, kCode);
  const auto session = handovers.redeem("shop", kCode);
  ASSERT_TRUE(session);
  const Pass pass = service.chat.check(session->token).value();
  EXPECT_EQ(pass.conversation, visitor.conversation);
  EXPECT_EQ(pass.visitor, visitor.visitor);
  EXPECT_EQ(pass.session, visitor.session);
  EXPECT_EQ(service.all(pass).front().text, "before");
  EXPECT_FALSE(handovers.redeem("shop", kCode)) << "once";
}

TEST_F(HandoversTest, IsOfNoUseToAnotherSiteNorUnderAnotherCodeNorAfterAMinute) {
  handovers.offer(visitor, kCode);
  EXPECT_FALSE(handovers.redeem("other", kCode));
  EXPECT_FALSE(handovers.redeem("shop", kOther));
  service.wall += 59'999;
  EXPECT_TRUE(handovers.redeem("shop", kCode)) << "until then it is as it was";
  handovers.offer(visitor, kCode);
  service.wall += 60'000;
  EXPECT_FALSE(handovers.redeem("shop", kCode));
}

TEST_F(HandoversTest, OfASessionTheLastCodeIsGoodAlone) {
  handovers.offer(visitor, kCode);
  handovers.offer(visitor, kOther);
  EXPECT_FALSE(handovers.redeem("shop", kCode));
  EXPECT_TRUE(handovers.redeem("shop", kOther));
}

TEST_F(HandoversTest, ACodeThatSomebodyHasOfferedStaysTheirs) {
  handovers.offer(visitor, kCode);
  handovers.offer(service.visitor(), kCode);
  EXPECT_EQ(handovers.redeem("shop", kCode)->pass.conversation, visitor.conversation);
}

TEST_F(HandoversTest, WhatWasHandedOverEndsWithTheSession) {
  handovers.offer(visitor, kCode);
  const Session window = handovers.redeem("shop", kCode).value();
  handovers.offer(visitor, kOther);
  service.chat.leave(visitor);
  EXPECT_EQ(service.chat.check(window.token).error(), PassError::Revoked);
  EXPECT_FALSE(handovers.redeem("shop", kOther));
}

}  // namespace
}  // namespace pipit::server
