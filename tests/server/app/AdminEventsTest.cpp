#include <gtest/gtest.h>

#include "support/AdminClient.h"

namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr std::string_view kRoute = "/api/admin/events";

// What pages of the admin hear of changes: docs/admin.md.
class AdminEventsTest : public ::testing::Test {
 protected:
  AdminClient join(const std::string& name, std::string_view role, const char* site = nullptr) const {
    json::object body{{"name", name}, {"role", role}, {"password", "correct horse battery"}};
    if (site != nullptr) body["sites"] = json::array{site};
    EXPECT_EQ(admin.post("users", body).status, 201);
    return AdminClient(service.port, name, "correct horse battery");
  }
  std::unique_ptr<RawSocket> follow(const AdminClient& client) const {
    auto socket = std::make_unique<RawSocket>(service.port);
    socket->send("GET " + std::string(kRoute) + " HTTP/1.1\r\nHost: t\r\nCookie: " + client.cookie +
                 "\r\n\r\n");
    const std::string head = socket->readUntil("\r\n\r\n");
    EXPECT_TRUE(head.contains("200 OK") && head.contains("text/event-stream")) << head;
    return socket;
  }
  void give(std::string_view clientId) const {
    const json::object body{{"clientId", clientId}, {"type", "bug"}, {"message", "Nothing happens"}};
    ASSERT_EQ(
        request(service.port, "POST", "/api/feedback", json::serialize(body), bearer(visitor.token)).status,
        201);
  }

  Pipitd service;
  AdminClient admin{service.port, "admin", service.adminPassword};
  Visitor visitor{service};
};

TEST_F(AdminEventsTest, AreForWhoHasSignedIn) {
  EXPECT_EQ(AdminClient(service.port).get(kRoute).status, 401);
  EXPECT_EQ(request(service.port, "GET", kRoute, {}, "Cookie: pipit_admin=x\r\n").status, 401);
  EXPECT_EQ(admin.send("HEAD", kRoute, "").status, 200);
}

TEST_F(AdminEventsTest, TellOfFeedbackAndItsTicketWithTheirSite) {
  const auto stream = follow(admin);
  give("client-1");
  const std::string heard = stream->readUntil(R"("tickets","site":"demo-shop"})");
  EXPECT_TRUE(heard.contains("event: changed\ndata: {\"topic\":\"feedback\",\"site\":\"demo-shop\"}\n\n"))
      << heard;
  EXPECT_TRUE(heard.contains(R"({"topic":"tickets","site":"demo-shop"})")) << heard;
}

TEST_F(AdminEventsTest, TellNobodyOfOtherSitesAndOfWhatTheirRoleMayNotRead) {
  ASSERT_EQ(
      admin.post("sites", {{"id", "north-shop"}, {"allow", json::array{"https://north.example"}}}).status,
      201);
  const auto other = follow(join("mary", "viewer", "north-shop"));
  const auto agent = follow(join("grace", "agent"));
  const auto all = follow(admin);
  give("client-1");
  EXPECT_TRUE(all->readUntil(R"("tickets")").contains("feedback"));
  // All hear of this, and of nothing before that is not theirs.
  ASSERT_EQ(admin
                .post("feature-flags",
                      {{"site", "demo-shop"}, {"features", {{"tabSync", false}}}, {"reason", "a test"}})
                .status,
            200);
  const std::string toOther = other->readUntil(R"("flags")"), toAgent = agent->readUntil(R"("flags")");
  EXPECT_TRUE(toOther.contains("flags") && !toOther.contains("demo-shop")) << toOther;
  EXPECT_TRUE(toAgent.contains("tickets") && !toAgent.contains("feedback")) << toAgent;
}

TEST_F(AdminEventsTest, EndWithTheSession) {
  const auto mine = follow(admin);
  EXPECT_EQ(admin.post("logout", {}).status, 200);
  EXPECT_TRUE(mine->readAll().ends_with("0\r\n\r\n"));
  EXPECT_TRUE(mine->isClosedByPeer());
}

TEST_F(AdminEventsTest, EndWhenAnotherTakesTheUsersRightsAway) {
  const auto theirs = follow(join("mary", "viewer"));
  EXPECT_EQ(admin.ask("PATCH", "users/mary", {{"role", "agent"}}).status, 200);
  (void)theirs->readAll();
  EXPECT_TRUE(theirs->isClosedByPeer());
}

TEST_F(AdminEventsTest, AreNotHadByOneUserInAnyNumber) {
  std::vector<std::unique_ptr<RawSocket>> streams;
  for (int stream = 0; stream < 12; ++stream) streams.push_back(follow(admin));
  const auto refused = admin.get(kRoute);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(errorCode(refused), "admin.streams");
  EXPECT_TRUE(refused.headers.contains("retry-after"));
  EXPECT_EQ(service.stop().output, "");
  for (const auto& stream : streams)
    EXPECT_TRUE(stream->readAll().ends_with("0\r\n\r\n")) << "it ends in order";
}

}  // namespace
