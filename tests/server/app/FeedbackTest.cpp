#include <gtest/gtest.h>

#include "support/AdminClient.h"

namespace {

namespace json = boost::json;

// What visitors think, as clients and dashboards have it: docs/feedback.md.
class FeedbackTest : public ::testing::Test {
 protected:
  static HttpAnswer give(const Visitor& visitor, const json::object& body) {
    return request(visitor.port, "POST", "/api/feedback", json::serialize(body), bearer(visitor.token));
  }
  HttpAnswer give(const json::object& body) const { return give(visitor, body); }
  json::value read(const std::string& query = "") const { return admin.read("/api/feedback" + query); }

  static std::string fieldOf(const HttpAnswer& refused, std::string_view code) {
    const json::value body = json::parse(refused.body);
    for (const json::value& issue : body.at("error").at("issues").as_array())
      if (issue.at("code").as_string() == code) return std::string(issue.at("field").as_string());
    return "";
  }

  // Somebody of that role and, if one is named, of that site alone.
  AdminClient join(std::string_view role, const char* site = nullptr) const {
    const std::string name = std::string(role) + (site == nullptr ? ".full" : ".limited");
    json::object body{{"name", name}, {"role", role}, {"password", "correct horse battery"}};
    if (site != nullptr) body["sites"] = json::array{site};
    EXPECT_EQ(admin.post("users", body).status, 201);
    return AdminClient(service.port, name, "correct horse battery");
  }

  Pipitd service{{"--answer-pace", "0", "--feedback-rate", "60/20"}};
  AdminClient admin{service.port, "admin", service.adminPassword};
  Visitor visitor{service};
};

const json::object kBug{{"clientId", "client-1"},
                        {"type", "bug"},
                        {"message", "The button does nothing"},
                        {"page", "https://shop.example/rings/?q=ada"},
                        {"category", "checkout"},
                        {"session", "s-1"},
                        {"consent", true},
                        {"browser", {{"userAgent", "Firefox 145"}, {"width", 390}}},
                        {"email", "ana@example.com"},
                        {"name", "Ana"}};

TEST_F(FeedbackTest, OfAVisitorIsSeenByTheAdminAndOpensATicket) {
  const auto given = give(kBug);
  ASSERT_EQ(given.status, 201) << given.body;
  EXPECT_EQ(give(kBug).body, given.body) << "the same again";
  const auto list = read();
  EXPECT_EQ(list.at("count").as_int64(), 1);
  const auto told = list.at("feedback").at(0);
  EXPECT_EQ(told.at("id"), json::parse(given.body).at("id"));
  EXPECT_EQ(told.at("site").as_string(), "demo-shop");
  EXPECT_EQ(told.at("domain").as_string(), "shop.example");
  EXPECT_EQ(told.at("page").as_string(), "https://shop.example/rings/");
  EXPECT_EQ(told.at("browser").at("userAgent").as_string(), "Firefox 145");
  EXPECT_EQ(told.at("conversation").as_string(), visitor.conversation);
  EXPECT_TRUE(told.at("urgent").as_bool());
  EXPECT_TRUE(told.at("sentiment").is_null());
  EXPECT_FALSE(json::serialize(list).contains("ana@example.com"));
  const auto tickets = admin.read("tickets").at("tickets").as_array();
  ASSERT_EQ(tickets.size(), 1U);
  EXPECT_EQ(tickets[0].at("id"), json::parse(given.body).at("ticket"));
  EXPECT_EQ(tickets[0].at("details").at("email").as_string(), "ana@example.com");
  EXPECT_EQ(list.at("stats").at("by_type").at("bug").as_int64(), 1);
  EXPECT_TRUE(list.at("stats").at("average_rating").is_null());
  EXPECT_TRUE(list.at("stats").at("nps_score").is_null());
  EXPECT_TRUE(list.at("next").is_null());
}

TEST_F(FeedbackTest, IsAskedForByTheWidgetAndByTheConciergeOnceTogether) {
  const auto ask = [&](std::string_view body) {
    return request(service.port, "POST", "/api/feedback/questions", body, bearer(visitor.token));
  };
  EXPECT_EQ(json::parse(ask(R"({"form":"csat"})").body).at("asked").as_bool(), true);
  EXPECT_EQ(json::parse(ask(R"({"form":"csat"})").body).at("asked").as_bool(), false);
  EXPECT_EQ(ask(R"({"form":"prechat"})").status, 400);
  EXPECT_EQ(ask(R"({})").status, 400);
  EXPECT_EQ(request(service.port, "POST", "/api/feedback/questions", R"({"form":"csat"})").status, 401);
  ASSERT_EQ(visitor.say("client-1", "that's all, thanks, bye").status, 202);
  while (visitor.history().size() < 3 || visitor.history().back().at("state").as_string() != "complete") {
  }
  EXPECT_TRUE(json::serialize(visitor.history().back()).contains("Goodbye"));
  EXPECT_FALSE(json::serialize(visitor.history().back()).contains("csat"));
}

TEST_F(FeedbackTest, SaysWhatIsWrongFieldByField) {
  const auto refused =
      give({{"clientId", "x"}, {"type", "bug"}, {"rating", 9}, {"category", std::string(101, 'x')}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(fieldOf(refused, "validation.missing"), "message");
  for (const char* field : {"clientId", "rating", "category"})
    EXPECT_TRUE(refused.body.contains(std::string(R"("field":")") + field + '"')) << refused.body;
  const auto typed = give({{"clientId", 7}, {"type", "nps"}, {"npsScore", 9.5}, {"message", json::array()}});
  EXPECT_EQ(typed.status, 400);
  EXPECT_EQ(json::parse(typed.body).at("error").at("issues").as_array().size(), 3U)
      << "each is named once: " << typed.body;
  EXPECT_EQ(request(service.port, "POST", "/api/feedback", "[]", bearer(visitor.token)).status, 400);
  EXPECT_EQ(read().at("count").as_int64(), 0);
}

TEST_F(FeedbackTest, IsAVisitorsAlone) {
  for (const char* token : {"", "forged"}) {
    const auto refused = request(service.port, "POST", "/api/feedback", json::serialize(kBug), bearer(token));
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(errorCode(refused), "auth.invalid");
  }
  EXPECT_EQ(errorCode(admin.send("POST", "/api/feedback", json::serialize(kBug))), "auth.invalid")
      << "a session of the admin gives none";
  EXPECT_EQ(request(service.port, "GET", "/api/feedback", "", bearer(visitor.token)).status, 401)
      << "and a visitor reads none";
  EXPECT_EQ(request(service.port, "DELETE", "/api/feedback").status, 405);
}

TEST_F(FeedbackTest, IsReadByRolesWithDashboardsAndOfTheirSites) {
  ASSERT_EQ(give(kBug).status, 201);
  ASSERT_EQ(admin.post("sites", {{"id", "elsewhere"}, {"allow", json::array{"https://e.example"}}}).status,
            201);
  EXPECT_EQ(errorCode(AdminClient(service.port).get("/api/feedback")), "admin.session");
  for (const char* role : {"merchandiser", "viewer"}) {
    const AdminClient all = join(role), few = join(role, "elsewhere");
    EXPECT_EQ(all.read("/api/feedback").at("count").as_int64(), 1) << role;
    EXPECT_EQ(few.read("/api/feedback").at("stats").at("total").as_int64(), 0) << role;
    EXPECT_FALSE(few.get("/api/feedback?format=csv").body.contains("button")) << role;
    EXPECT_EQ(errorCode(few.get("/api/feedback?site=demo-shop")), "admin.site") << role;
    EXPECT_EQ(errorCode(few.get("/api/feedback?site=demo-shop&format=csv")), "admin.site") << role;
  }
  EXPECT_EQ(errorCode(join("agent").get("/api/feedback")), "admin.role");
  EXPECT_EQ(read("?site=demo-shop").at("count").as_int64(), 1);
  EXPECT_EQ(read("?site=elsewhere").at("count").as_int64(), 0);
}

TEST_F(FeedbackTest, IsFilteredAndCountedAsAWhole) {
  for (const int rating : {5, 4, 1})
    EXPECT_EQ(
        give({{"clientId", "rating-" + std::to_string(rating)}, {"type", "satisfaction"}, {"rating", rating}})
            .status,
        201);
  for (const int score : {10, 9, 8, 2})
    EXPECT_EQ(
        give({{"clientId", "score--" + std::to_string(score)}, {"type", "nps"}, {"npsScore", score}}).status,
        201);
  ASSERT_EQ(give(kBug).status, 201);
  const auto counted = [&](const std::string& query) {
    return read(query).at("stats").at("total").as_int64();
  };
  EXPECT_EQ(counted(""), 8);
  EXPECT_EQ(counted("?type=nps"), 4);
  EXPECT_EQ(counted("?sentiment=negative"), 2);
  EXPECT_EQ(counted("?urgent_only=true"), 3);
  EXPECT_EQ(counted("?urgent_only=false"), 8);
  EXPECT_EQ(counted("?domain=Shop.Example"), 1);
  EXPECT_EQ(counted("?end_date=2020-01-01"), 0);
  EXPECT_EQ(counted("?start_date=2020-01-01&type=bug"), 1);
  const auto first = read("?limit=3");
  EXPECT_EQ(first.at("count").as_int64(), 3);
  const auto& stats = first.at("stats");
  EXPECT_EQ(stats.at("total").as_int64(), 8);
  EXPECT_EQ(stats.at("urgent").as_int64(), 3);
  EXPECT_EQ(stats.at("by_sentiment"), json::parse(R"({"negative":2,"neutral":1,"positive":4})"));
  EXPECT_NEAR(stats.at("average_rating").to_number<double>(), 3.33, 1e-9);
  EXPECT_EQ(stats.at("nps_score").as_int64(), 25);
  EXPECT_EQ(stats.at("by_day").at(0).at("total").as_int64(), 8);
  std::size_t seen = 3;
  for (json::value page = first; !page.at("next").is_null(); seen += page.at("feedback").as_array().size())
    page = read("?limit=3&cursor=" + std::string(page.at("next").as_string()));
  EXPECT_EQ(seen, 8U);
}

TEST_F(FeedbackTest, RefusesAWishThatItDoesNotUnderstand) {
  for (const char* query :
       {"type=praise", "sentiment=none", "urgent_only=maybe", "start_date=yesterday", "end_date=2026-02-30",
        "start_date=2026-02-02&end_date=2026-02-01", "limit=0", "limit=101", "limit=x", "format=xml",
        "cursor=7", "cursor=-", "cursor=a-b", "format=csv&limit=5001", "domain=%FF"}) {
    const auto refused = admin.get(std::string("/api/feedback?") + query);
    EXPECT_EQ(refused.status, 400) << query;
    EXPECT_TRUE(refused.body.contains("validation.range")) << query;
  }
  EXPECT_EQ(errorCode(admin.get("/api/feedback?site=No%20Site")), "site.unknown");
}

TEST_F(FeedbackTest, IsExportedAsAFileThatNoSpreadsheetRuns) {
  ASSERT_EQ(give({{"clientId", "client-1"}, {"type", "general"}, {"message", "=1+1, \"really\""}}).status,
            201);
  ASSERT_EQ(give({{"clientId", "client-2"}, {"type", "general"}, {"message", "plain"}}).status, 201);
  const auto file = admin.get("/api/feedback?format=csv");
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(file.headers.at("content-type").starts_with("text/csv; charset=utf-8"));
  EXPECT_TRUE(file.headers.at("content-disposition").starts_with("attachment; filename=\"feedback-20"));
  EXPECT_EQ(file.headers.at("cache-control"), "no-store");
  EXPECT_TRUE(file.body.starts_with("id,at,site,domain,type,")) << file.body;
  EXPECT_TRUE(file.body.contains(R"(,"'=1+1, ""really""",)")) << file.body;
  EXPECT_FALSE(file.headers.contains("x-next-cursor"));
  const auto part = admin.get("/api/feedback?format=csv&limit=1");
  EXPECT_TRUE(part.body.contains("plain"));
  const auto rest = admin.get("/api/feedback?format=csv&cursor=" + part.headers.at("x-next-cursor"));
  EXPECT_TRUE(rest.body.contains("really"));
  EXPECT_FALSE(rest.body.contains("plain"));
}

TEST_F(FeedbackTest, IsAlsoWhatVisitorsAnswerInTheirConversation) {
  visitor.say("client-1", "hello");
  (void)visitor.follow(0)->readUntil(R"("change":3)");
  visitor.say("client-2", "that's all, thanks");
  (void)visitor.follow(3)->readUntil(R"("change":6)");
  const std::string form(visitor.history().back().at("id").as_string());
  const std::string body = R"({"text":"*","clientId":"client-3","answer":{"to":")" + form +
                           R"(","values":{"rating":5,"comment":"Lovely"}}})";
  for (int time = 0; time < 2; ++time) {
    EXPECT_EQ(request(service.port, "POST", "/api/chat", body, bearer(visitor.token)).status, 202);
  }
  const auto told = read().at("feedback").as_array();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].at("type").as_string(), "satisfaction");
  EXPECT_EQ(told[0].at("message").as_string(), "Lovely");
  EXPECT_EQ(told[0].at("rating").as_int64(), 5);
}

TEST(FeedbackRate, SaysWhenMoreMayBeSaid) {
  const Pipitd service({"--feedback-rate", "1/1"});
  const Visitor visitor(service);
  const auto give = [&](std::string_view clientId) {
    const json::object body{{"clientId", clientId}, {"type", "general"}, {"message", "Nice"}};
    return request(service.port, "POST", "/api/feedback", json::serialize(body), bearer(visitor.token));
  };
  EXPECT_EQ(give("client-1").headers.at("ratelimit-policy"), R"("feedback";q=1;w=60)");
  const auto refused = give("client-2");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(errorCode(refused), "rate.limit");
  EXPECT_GE(std::stoi(refused.headers.at("retry-after")), 50);
  EXPECT_EQ(give("client-1").status, 201) << "the same again costs nothing";
}

}  // namespace
