#include <gtest/gtest.h>

#include "domain/Clock.h"
#include "support/AdminClient.h"
#include "support/Conversations.h"

namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr std::int64_t kHour = 3'600'000;

// How conversations went, as dashboards have it: docs/analytics.md.
class AnalyticsTest : public ::testing::Test {
 protected:
  AnalyticsTest() { EXPECT_EQ(admin.ask("PATCH", "sites/demo-shop", {{"analytics", true}}).status, 200); }

  void say(const std::string& conversation, const std::string& why, std::int64_t ago = kHour) {
    speak(*store, {conversation, "demo-shop", "v_" + conversation}, publishedConversation(why),
          pipit::server::systemMilliseconds() - ago);
  }
  json::value read(const std::string& query = "") const { return admin.read("analytics" + query); }
  // When so many have been looked at.
  json::value readWith(std::int64_t conversations) const {
    const auto deadline = std::chrono::steady_clock::now() + 30s;
    json::value answer = read();
    while (answer.at("totals").at("conversations").as_int64() < conversations) {
      if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("nothing is looked at");
      answer = read();
    }
    return answer;
  }
  // Somebody of that role and, if one is named, of that site alone.
  AdminClient join(std::string_view role, const char* site = nullptr) const {
    const std::string name = std::string(role) + (site == nullptr ? ".full" : ".limited");
    json::object body{{"name", name}, {"role", role}, {"password", "correct horse battery"}};
    if (site != nullptr) body["sites"] = json::array{site};
    EXPECT_EQ(admin.post("users", body).status, 201);
    return AdminClient(service.port, name, "correct horse battery");
  }

  Pipitd service{{"--answer-pace", "0"}};
  AdminClient admin{service.port, "admin", service.adminPassword};
  std::unique_ptr<pipit::server::Store> store = storeOf(service.folder);
};

// Global Privacy Control and Do Not Track as browsers send them, and the widget's own word.
TEST_F(AnalyticsTest, HasNothingOfWhoWantsNoFigures) {
  const auto token = [&] {
    const auto answer = request(service.port, "POST", "/api/session", R"({"site":"demo-shop"})");
    return "Authorization: Bearer " + std::string(json::parse(answer.body).at("token").as_string()) + "\r\n";
  };
  const auto write = [&](const std::string& headers, int number) {
    const std::string body =
        R"({"text":"my ring broke","clientId":"client-)" + std::to_string(number) + R"("})";
    EXPECT_EQ(request(service.port, "POST", "/api/chat", body, headers).status, 202);
  };
  int number = 0;
  for (const char* line : {"Sec-GPC: 1\r\n", "DNT: 1\r\n", "Pipit-Unmeasured: 1\r\n"})
    write(token() + line, ++number);
  const std::string later = token();
  write(later, ++number);
  write(token() + "Sec-GPC: 0\r\n", ++number);
  EXPECT_EQ(readWith(2).at("totals").at("conversations").as_int64(), 2);
  EXPECT_EQ(request(service.port, "POST", "/api/session", R"({"site":"demo-shop"})",
                    later + "Pipit-Unmeasured: 1\r\n")
                .status,
            200);
  EXPECT_EQ(read().at("totals").at("conversations").as_int64(), 1) << "and what there was is gone";
}

TEST_F(AnalyticsTest, TellsThePublishedConversationsScores) {
  say("c_20", "20 messages in turns");
  say("c_10", "10 messages in turns", 2 * kHour);
  say("c_1", "1 message", 3 * kHour);
  const auto answer = readWith(3);
  const auto& list = answer.at("conversations").as_array();
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(answer.at("count").as_int64(), 3);
  EXPECT_TRUE(answer.at("next").is_null());
  EXPECT_EQ(list[0].at("conversation").as_string(), "c_20");
  EXPECT_EQ(list[0].at("engagementScore").as_int64(), 67);
  EXPECT_EQ(list[0].at("session").as_string(), "v_c_20");
  EXPECT_EQ(list[0].at("site").as_string(), "demo-shop");
  EXPECT_EQ(list[0].at("messages").as_int64(), 20);
  EXPECT_EQ(list[0].at("quickReplies").as_int64(), 7);
  EXPECT_EQ(list[0].at("completion").as_int64(), 100);
  EXPECT_TRUE(list[0].at("resolved").as_bool());
  EXPECT_EQ(list[0].at("responseTime").as_int64(), 6'100);
  EXPECT_FALSE(list[0].at("topics").as_array().empty());
  EXPECT_EQ(list[1].at("engagementScore").as_int64(), 62);
  EXPECT_EQ(list[2].at("engagementScore").as_int64(), 7);
  EXPECT_TRUE(list[2].at("responseTime").is_null());
  const auto& totals = answer.at("totals");
  EXPECT_EQ(totals.at("messages").as_int64(), 31);
  EXPECT_NEAR(totals.at("engagementScore").to_number<double>(), 45.33, 1e-9);
  EXPECT_NEAR(totals.at("completionRate").to_number<double>(), 66.67, 1e-9);
  EXPECT_NEAR(totals.at("resolutionRate").to_number<double>(), 33.33, 1e-9);
  EXPECT_NEAR(totals.at("responseTime").to_number<double>(), 6'150, 1e-9);
  std::int64_t ofDays = 0;
  for (const auto& day : answer.at("days").as_array()) ofDays += day.at("messages").as_int64();
  EXPECT_EQ(ofDays, 31);
}

TEST_F(AnalyticsTest, FollowsAVisitorsConversationAndKnowsWhatItIsAbout) {
  const Visitor visitor(service);
  visitor.say("client-1", "where is my order?");
  (void)visitor.follow(0)->readUntil(R"("change":3)");
  const auto answer = readWith(1);
  const auto& told = answer.at("conversations").at(0);
  EXPECT_EQ(told.at("conversation").as_string(), visitor.conversation);
  EXPECT_EQ(told.at("topics"), json::parse(R"(["track_order"])"));
}

TEST_F(AnalyticsTest, IsReadByRolesWithDashboardsAndOfTheirSites) {
  say("c_1", "1 message");
  (void)readWith(1);
  ASSERT_EQ(admin.post("sites", {{"id", "elsewhere"}, {"allow", json::array{"https://e.example"}}}).status,
            201);
  EXPECT_EQ(errorCode(AdminClient(service.port).get("analytics")), "admin.session");
  EXPECT_EQ(AdminClient(service.port).get("analytics?format=csv").status, 401);
  for (const char* role : {"merchandiser", "viewer"}) {
    const AdminClient all = join(role), few = join(role, "elsewhere");
    EXPECT_EQ(all.read("analytics").at("count").as_int64(), 1) << role;
    EXPECT_EQ(few.read("analytics").at("totals").at("conversations").as_int64(), 0) << role;
    EXPECT_FALSE(few.get("analytics?format=csv").body.contains("c_1")) << role;
    EXPECT_EQ(errorCode(few.get("analytics?site=demo-shop")), "admin.site") << role;
    EXPECT_EQ(errorCode(few.get("analytics?site=demo-shop&format=csv")), "admin.site") << role;
  }
  EXPECT_EQ(errorCode(join("agent").get("analytics")), "admin.role");
  EXPECT_EQ(read("?site=demo-shop").at("count").as_int64(), 1);
  EXPECT_EQ(read("?site=elsewhere").at("count").as_int64(), 0);
  EXPECT_TRUE(read("?site=elsewhere").at("totals").at("engagementScore").is_null());
  EXPECT_EQ(admin.post("analytics", {}).status, 405);
}

TEST_F(AnalyticsTest, IsOfATimeAndComesPageByPage) {
  for (int number = 1; number <= 5; ++number)
    say("c_" + std::to_string(number), "1 message", number * 24 * kHour);
  (void)readWith(5);
  const std::int64_t now = pipit::server::systemMilliseconds();
  EXPECT_EQ(read("?from=" + std::to_string(now - 60 * kHour)).at("totals").at("conversations").as_int64(), 2);
  EXPECT_EQ(read("?to=" + std::to_string(now - 60 * kHour)).at("totals").at("conversations").as_int64(), 3);
  EXPECT_EQ(read("?to=2020-01-01").at("count").as_int64(), 0);
  std::string seen;
  for (std::string query = "?limit=2", next = "-"; !next.empty();) {
    const auto page = read(query);
    EXPECT_EQ(page.at("totals").at("conversations").as_int64(), 5);
    for (const auto& one : page.at("conversations").as_array())
      seen += std::string(one.at("conversation").as_string()).substr(2);
    next = page.at("next").is_null() ? "" : page.at("next").as_string().c_str();
    query = "?limit=2&cursor=" + next;
  }
  EXPECT_EQ(seen, "12345");
}

TEST_F(AnalyticsTest, RefusesAWishThatItDoesNotUnderstand) {
  for (const char* query :
       {"from=yesterday", "to=2026-02-30", "from=2026-02-02&to=2026-02-01", "limit=0", "limit=101", "limit=x",
        "format=xml", "cursor=7", "cursor=a-b", "format=csv&limit=10001"}) {
    const auto refused = admin.get(std::string("analytics?") + query);
    EXPECT_EQ(refused.status, 400) << query;
    EXPECT_TRUE(refused.body.contains("validation.range")) << query;
  }
  EXPECT_EQ(errorCode(admin.get("analytics?site=No%20Site")), "site.unknown");
}

TEST_F(AnalyticsTest, IsExportedAsAFileThatNoSpreadsheetRuns) {
  say("=c_1", "20 messages in turns");
  say("c_2", "1 message", 2 * kHour);
  (void)readWith(2);
  const auto file = admin.get("analytics?format=csv");
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(file.headers.at("content-type").starts_with("text/csv; charset=utf-8"));
  EXPECT_TRUE(file.headers.at("content-disposition").starts_with("attachment; filename=\"conversations-20"));
  EXPECT_TRUE(file.body.starts_with(
      "Conversation ID,Session ID,Calculated At,Avg Response Time (ms),Engagement Score,Completed,Resolution "
      "Achieved,Total Messages,Primary Topics\r\n'=c_1,v_=c_1,20"))
      << file.body;
  EXPECT_TRUE(file.body.contains(",6100,67,yes,yes,20,")) << file.body;
  const auto part = admin.get("analytics?format=csv&limit=1");
  const auto rest = admin.get("analytics?format=csv&cursor=" + part.headers.at("x-next-cursor"));
  EXPECT_TRUE(rest.body.contains("c_2"));
  EXPECT_FALSE(rest.body.contains("c_1"));
}

TEST_F(AnalyticsTest, PagesThatVisitorsSeeAreVisits) {
  const Visitor visitor(service);
  const auto see = [&](std::string_view body, std::string_view headers) {
    return request(service.port, "POST", "/api/analytics/view", body, headers);
  };
  const std::string mine = bearer(visitor.token);
  EXPECT_EQ(see(R"({"page":"https://shop.example/?q=ada","first":true})", mine).status, 204);
  EXPECT_EQ(see(R"({"first":false,"seconds":30})", mine).status, 204);
  EXPECT_EQ(see(R"({"first":true,"seconds":10})", mine).status, 204);
  EXPECT_EQ(see(R"({"first":true})", bearer("none")).status, 401);
  EXPECT_EQ(exchange(service.port, "POST", "/api/analytics/view", R"({"seconds":301})", mine).status, 400);
  const json::value visits = read().at("visits");
  EXPECT_EQ(visits.at("visits"), 1);
  EXPECT_EQ(visits.at("pageViews"), 2);
  EXPECT_EQ(visits.at("timeOnPage").as_double(), 20'000);
  EXPECT_EQ(visits.at("bounceRate").as_double(), 0);
  EXPECT_EQ(join("viewer", "demo-shop").read("analytics").at("visits").at("visits"), 1);
  EXPECT_EQ(admin.ask("PATCH", "sites/demo-shop", {{"analytics", false}}).status, 200);
  EXPECT_EQ(see(R"({"first":true})", mine).status, 403);
}

}  // namespace
