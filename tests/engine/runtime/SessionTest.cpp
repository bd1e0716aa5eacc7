#include <gtest/gtest.h>

#include "runtime/Session.h"

namespace pipit {
namespace {

std::optional<Session> parsed(std::string_view text) {
  return Session::parse(Json::parse(text).value());
}

std::string with(std::string_view token, std::string_view conversation = "c_1") {
  return R"({"token":")" + std::string(token) + R"(","visitor":"v_1","conversation":")" +
         std::string(conversation) + R"(","expires":5})";
}

TEST(Session, IsReadAsItWasWritten) {
  const auto session = parsed(with("a.B-c_9"));
  ASSERT_TRUE(session);
  EXPECT_EQ(session->json(), with("a.B-c_9"));
}

TEST(Session, IsRenewedWhereItsRecordSaysNoTime) {
  const auto session = parsed(R"({"token":"t","visitor":"v_1","conversation":"c_1","expires":1e300})");
  ASSERT_TRUE(session);
  EXPECT_EQ(session->expires, 0);
  EXPECT_EQ(parsed(session->json())->expires, session->expires) << "as others are told";
}

TEST(Session, KeepsWhatTheServiceKnowsOfWhoItIs) {
  Session session = parsed(with("token")).value();
  EXPECT_EQ(session.json().find("identity"), std::string::npos);
  session.identity = identityOf(R"({"id":"u1"})");
  EXPECT_EQ(parsed(session.json())->identity, session.identity);
  EXPECT_FALSE(parsed(R"({"token":"t","visitor":"v_1","conversation":"c_1","identity":"a b"})"));
}

TEST(Session, TellsAnotherPersonFromWhatElseIsSaidOfOne) {
  const std::string one = identityOf(R"({"id":"u1","name":"One"})");
  EXPECT_NE(one, identityOf(R"({"id":"u1","name":"First"})"));
  EXPECT_FALSE(isOther(one, identityOf(R"({"id":"u1","name":"First"})")));
  EXPECT_TRUE(isOther(one, identityOf(R"({"id":"u2","name":"One"})")));
  EXPECT_FALSE(isOther("", one));
  EXPECT_EQ(identityOf(""), "");
}

TEST(Session, RefusesWhatCouldMeanSomethingInAHeaderOrAnAddress) {
  for (const char* token : {"", "a b", "a\\r\\nX: y", "a/b", "a?b", "é", "a\\u0000"})
    EXPECT_FALSE(parsed(with(token))) << token;
  for (const char* conversation : {"", "../x", "c/1", "c?1", "c%2f"})
    EXPECT_FALSE(parsed(with("token", conversation))) << conversation;
  EXPECT_FALSE(parsed(with(std::string(1025, 'a'))));
  EXPECT_FALSE(parsed(with("token", std::string(65, 'a'))));
  for (const char* text : {"{}", "[]", "null", R"({"token":7,"visitor":"v","conversation":"c"})"})
    EXPECT_FALSE(parsed(text)) << text;
}

}  // namespace
}  // namespace pipit
