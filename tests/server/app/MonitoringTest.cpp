#include <gtest/gtest.h>

#include <future>

#include "domain/monitoring/Alert.h"
#include "support/AdminClient.h"

namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr const char* kReport =
    R"({"site":"demo-shop","report":{"v":1,"counters":{"storageDone":90,"storageFailed":10},"distributions":{}}})";
constexpr const char* kRoute = "/api/monitoring/widget";

std::string originOf(unsigned short port) {
  return "Origin: http://localhost:" + std::to_string(port) + "\r\n";
}

// The demo shop, with its measurements on.
class MonitoringTest : public ::testing::Test {
 protected:
  MonitoringTest() { measure("on"); }

  void measure(const char* value) {
    ASSERT_EQ(
        run({PIPITD, "site", "save", "demo-shop", "--analytics", value, "--database", service.database()})
            .status,
        0);
  }
  // As the widget's frame does.
  HttpAnswer post(std::string_view body, std::string_view headers = {}) const {
    const std::string origin = originOf(service.port);
    return request(service.port, "POST", kRoute, body, headers.empty() ? origin : headers);
  }
  json::value read(const std::string& query = "") const { return admin.read(std::string(kRoute) + query); }
  AdminClient join(std::string_view role, json::value sites = nullptr) const {
    const std::string name = std::string(role) + (sites.is_null() ? "" : ".limited");
    json::object body{{"name", name}, {"role", role}, {"password", "correct horse battery"}};
    if (!sites.is_null()) body["sites"] = std::move(sites);
    EXPECT_EQ(admin.post("users", body).status, 201);
    return AdminClient(service.port, name, "correct horse battery");
  }
  // An alert that is over: the service itself says which fire.
  void keep(const std::string& id, const std::string& site) const {
    pipit::server::Alert alert;
    alert.id = id;
    alert.rule = "WidgetDataLost";
    alert.site = site;
    alert.severity = "critical";
    alert.isFiring = false;
    alert.value = 1;
    alert.fired = alert.seen = 1'000;
    alert.resolved = 2'000;
    storeOf(service.folder)->putAlert(alert);
  }
  static std::string acknowledging(const std::string& id) { return "alerts/" + id + "/acknowledge"; }

  Pipitd service;
  AdminClient admin{service.port, "admin", service.adminPassword};
};

TEST_F(MonitoringTest, ReportsAreMergedAndToldAsFiguresAndHealth) {
  EXPECT_EQ(post(kReport).status, 204);
  EXPECT_EQ(
      post(R"({"site":"demo-shop","reports":4,"report":{"v":1,"counters":{"storageDone":100}}})").status,
      204);
  const auto answer = admin.get(std::string(kRoute) + "?site=demo-shop");
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("x-widget-health"), "95;grade=healthy");
  const json::value body = json::parse(answer.body);
  EXPECT_EQ(body.at("site"), "demo-shop");
  const json::value& total = body.at("total");
  EXPECT_EQ(total.at("reports"), 5);
  EXPECT_EQ(total.at("figures").at("persistenceSuccess").as_double(), 95);
  EXPECT_FALSE(total.at("figures").as_object().contains("renderP95")) << "nothing was measured of it";
  EXPECT_EQ(total.at("health").at("score"), 95);
  EXPECT_TRUE(total.at("health").at("api").is_null());
  EXPECT_FALSE(body.as_object().contains("overview"));
  ASSERT_GE(body.at("windows").as_array().size(), 1U);
}

TEST_F(MonitoringTest, LongTasksAreToldBesideTheMetrics) {
  EXPECT_EQ(read().at("total").at("longTasks"), (json::object{{"count", 0}, {"perReport", nullptr}}));
  ASSERT_EQ(post(R"({"site":"demo-shop","reports":4,"report":{"v":1,"counters":{"longTasks":6}}})").status,
            204);
  const json::value body = read();
  const json::object told{{"count", 6}, {"perReport", 1.5}};
  EXPECT_EQ(body.at("total").at("longTasks"), told);
  EXPECT_EQ(body.at("windows").at(0).at("longTasks"), told);
  EXPECT_EQ(body.at("overview").at("sites").at(0).at("longTasks"), told);
  EXPECT_FALSE(body.at("total").at("figures").as_object().contains("longTasks"));
}

TEST_F(MonitoringTest, WithoutASiteItIsOfAllOfThem) {
  EXPECT_EQ(admin.get(kRoute).headers.at("x-widget-health"), "none");
  ASSERT_EQ(post(kReport).status, 204);
  const json::value body = read();
  EXPECT_TRUE(body.at("site").is_null());
  const json::array& sites = body.at("overview").at("sites").as_array();
  ASSERT_EQ(sites.size(), 1U);
  EXPECT_EQ(sites[0].at("site"), "demo-shop");
  EXPECT_FALSE(body.at("overview").at("more").as_bool());
}

TEST_F(MonitoringTest, ManySitesOfNinetyDaysAreOneAnswer) {
  using pipit::server::kDayWindow, pipit::server::kRolledWindow;
  constexpr std::int64_t kSites = 50, kHour = 3'600'000, kDay = 24 * kHour;
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count();
  const std::int64_t today = now - now % kDay;
  const auto store = storeOf(service.folder);
  store->exclusively({"windows"}, [&] {
    const auto keep = [&](std::int64_t site, std::int64_t seconds, std::int64_t starts) {
      store->putWindow(
          {"s" + std::to_string(site), seconds, starts, site + 1, R"({"v":1,"counters":{"renders":2}})"});
    };
    for (std::int64_t site = 0; site < kSites; ++site) {
      for (std::int64_t day = 33; day <= 88; ++day) keep(site, kDayWindow, today - day * kDay);
      for (std::int64_t hour = 1; hour <= 32 * 24; ++hour) keep(site, kRolledWindow, today - hour * kHour);
    }
  });
  const json::value body = read("?step=86400&from=" + std::to_string(today - 89 * kDay));
  EXPECT_EQ(body.at("windows").as_array().size(), 88U);
  EXPECT_EQ(body.at("total").at("reports"), (56 + 768) * kSites * (kSites + 1) / 2);
  const json::array& sites = body.at("overview").at("sites").as_array();
  ASSERT_EQ(sites.size(), 50U);
  EXPECT_EQ(sites[0].at("site"), "s49");
  EXPECT_EQ(sites[0].at("reports"), 50 * (56 + 768));
  EXPECT_EQ(read("?step=21600&from=" + std::to_string(today - 30 * kDay)).at("windows").as_array().size(),
            120U);
}

TEST_F(MonitoringTest, AFeatureThatIsOffIsOffForReportsToo) {
  EXPECT_EQ(admin.ask("PATCH", "sites/demo-shop", {{"features", "-analytics"}}).status, 200);
  EXPECT_EQ(errorCode(post(kReport)), "monitoring.off");
}

TEST_F(MonitoringTest, OnlyWindowsOfTheTimeThatWasAskedForCount) {
  ASSERT_EQ(post(kReport).status, 204);
  EXPECT_EQ(read("?from=0&to=1000").at("total").at("reports"), 0);
  EXPECT_EQ(read("?step=86400").at("windows").as_array().at(0).at("seconds"), 86'400);
  for (const char* query : {"?step=299", "?step=301", "?step=604801", "?from=2&to=1", "?from=x", "?to=-1"})
    EXPECT_EQ(admin.get(std::string(kRoute) + query).status, 400) << query;
  EXPECT_EQ(admin.get(std::string(kRoute) + "?site=unknown").status, 404);
}

TEST_F(MonitoringTest, TakesNothingThatIsNoReportOfAKnownSite) {
  const std::pair<const char*, int> bodies[] = {
      {"", 400},
      {"[]", 400},
      {"{}", 400},
      {R"({"site":"demo-shop"})", 400},
      {R"({"site":"demo-shop","report":null})", 400},
      {R"({"site":"demo-shop","report":[]})", 400},
      {R"({"site":"demo-shop","report":{}})", 400},
      {R"({"site":"demo-shop","report":{"v":2}})", 400},
      {R"({"site":"demo-shop","report":{"v":1,"counters":{"renders":1000001}}})", 400},
      {R"({"site":"demo-shop","report":{"v":1,"counters":{"renders":-1}}})", 400},
      {R"({"site":"demo-shop","report":{"v":1,"distributions":{"renderMs":{"bins":[5]}}}})", 400},
      {R"({"site":"demo-shop","report":{"v":1,"memoryNowMb":-1}})", 400},
      {R"({"site":"demo-shop","reports":0,"report":{"v":1}})", 400},
      {R"({"site":"demo-shop","reports":21,"report":{"v":1}})", 400},
      {R"({"site":"demo-shop","report":{"v":1,"counters":{"dataLost":4}}})", 400},
      {R"({"site":"demo-shop","reports":20,"report":{"v":1,"counters":{"storageFailed":12001}}})", 400},
      {R"({"site":"demo-shop","report":{"v":1,"memoryNowMb":20000}})", 400},
      {R"({"site":"demo-shop","report":{"v":1,"distributions":{"memoryMb":{"sum":20000,"min":20000,"max":20000,"bins":[-841,1]}}}})",
       400},
      {R"({"site":"Demo Shop","report":{"v":1}})", 404},
      {R"({"site":"elsewhere","report":{"v":1}})", 404},
      {R"({"site":"demo-shop","report":{"v":1,"counters":{"newer":1},"more":[1]}})", 204}};
  for (const auto& [body, status] : bodies) EXPECT_EQ(post(body).status, status) << body;
  EXPECT_EQ(post(std::string(70'000, ' ') + kReport).status, 413);
  EXPECT_EQ(read().at("total").at("reports"), 0);
}

TEST_F(MonitoringTest, ASiteThatDoesNotMeasureRefusesReportsAndItsFramesAreNotTold) {
  const auto configuration = [&] {
    return request(service.port, "GET", "/api/widget/config?site=demo-shop").body;
  };
  EXPECT_TRUE(configuration().contains(R"("analytics":true)"));
  measure("off");
  EXPECT_FALSE(configuration().contains("analytics"));
  const auto answer = post(kReport);
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(errorCode(answer), "monitoring.off");
  EXPECT_EQ(admin.ask("PATCH", "sites/demo-shop", {{"analytics", true}}).status, 200);
  EXPECT_TRUE(admin.read("sites/demo-shop").at("analytics").as_bool());
  EXPECT_EQ(post(kReport).status, 204);
  EXPECT_EQ(admin.ask("PATCH", "sites/demo-shop", {{"analytics", "on"}}).status, 400);
}

TEST_F(MonitoringTest, APageThatIsNotOursCanReportNothing) {
  EXPECT_EQ(errorCode(request(service.port, "POST", kRoute, kReport)), "monitoring.origin") << "nobody's";
  for (const char* line : {"Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n",
                           "Origin: https://evil.example\r\n", "Origin: null\r\n"}) {
    const auto answer = post(kReport, line);
    EXPECT_EQ(answer.status, 403) << line;
    EXPECT_EQ(errorCode(answer), "monitoring.origin");
  }
  EXPECT_EQ(post(kReport, "Sec-Fetch-Site: same-origin\r\nOrigin: http://localhost:" +
                              std::to_string(service.port) + "\r\n")
                .status,
            204);
}

TEST(MonitoringRate, AddressesAndSitesHaveTheirOwn) {
  for (const auto& [option, isClients] : {std::pair("--report-rate", true), {"--site-report-rate", false}}) {
    const Pipitd service({option, "1/3", "--trust-forwarded"});
    (void)run({PIPITD, "site", "save", "demo-shop", "--analytics", "on", "--database", service.database()});
    const auto from = [&](const char* address) {
      return request(service.port, "POST", kRoute, kReport,
                     "X-Forwarded-For: " + std::string(address) + "\r\n" + originOf(service.port));
    };
    for (int count = 0; count < 3; ++count) EXPECT_EQ(from("192.0.2.1").status, 204);
    const auto refused = from("192.0.2.1");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(errorCode(refused), "rate.limit");
    EXPECT_GT(std::stoi(refused.headers.at("retry-after")), 30);
    EXPECT_EQ(from("192.0.2.2").status, isClients ? 204 : 429);
  }
}

TEST_F(MonitoringTest, NoReportThatWasTakenIsLostWhenTheServiceDies) {
  const std::string password = service.adminPassword;
  std::vector<std::future<int>> clients;
  for (int client = 0; client < 4; ++client)
    clients.push_back(std::async(std::launch::async, [port = service.port] {
      int taken = 0;
      for (int count = 0; count < 10; ++count)
        taken += request(port, "POST", kRoute, kReport, originOf(port)).status == 204 ? 1 : 0;
      return taken;
    }));
  int taken = 0;
  for (auto& client : clients) taken += client.get();
  EXPECT_EQ(taken, 40);
  EXPECT_EQ(service.stop(SIGKILL).status, 128 + SIGKILL);
  service.start();
  const AdminClient again(service.port, "admin", password);
  EXPECT_EQ(again.read(kRoute).at("total").at("reports"), taken);
}

TEST_F(MonitoringTest, OnlyWhoMayLookAtDashboardsOfTheSiteIsAnswered) {
  ASSERT_EQ(post(kReport).status, 204);
  keep("al_shop", "demo-shop");
  keep("al_service", "");
  EXPECT_EQ(AdminClient(service.port).get(kRoute).status, 401);
  EXPECT_EQ(AdminClient(service.port).get("alerts").status, 401);
  const AdminClient agent = join("agent"), viewer = join("viewer");
  const AdminClient other = join("merchandiser", json::array{"elsewhere"});
  const AdminClient own = join("viewer", json::array{"demo-shop"});
  EXPECT_EQ(errorCode(agent.get(kRoute)), "admin.role");
  EXPECT_EQ(errorCode(agent.get("alerts")), "admin.role");
  EXPECT_EQ(viewer.read("alerts").at("alerts").as_array().size(), 2U);
  EXPECT_EQ(errorCode(other.get(std::string(kRoute) + "?site=demo-shop")), "admin.site");
  EXPECT_EQ(errorCode(other.get("alerts?site=demo-shop")), "admin.site");
  EXPECT_EQ(other.read(kRoute).at("total").at("reports"), 0) << "theirs alone";
  EXPECT_TRUE(other.read("alerts").at("alerts").as_array().empty());
  EXPECT_EQ(own.read(kRoute).at("overview").at("sites").as_array().size(), 1U);
  EXPECT_EQ(own.read("alerts").at("alerts").as_array().size(), 1U) << "what the service does is not theirs";
}

TEST_F(MonitoringTest, OnlyWhoKeepsTheSiteAcknowledges) {
  keep("al_shop", "demo-shop");
  keep("al_service", "");
  EXPECT_EQ(AdminClient(service.port).post(acknowledging("al_shop"), {}).status, 401);
  EXPECT_EQ(errorCode(join("viewer").post(acknowledging("al_shop"), {})), "admin.role");
  const AdminClient other = join("merchandiser", json::array{"elsewhere"});
  EXPECT_EQ(errorCode(other.post(acknowledging("al_shop"), {})), "admin.site");
  EXPECT_EQ(errorCode(other.post(acknowledging("al_service"), {})), "admin.site");
  EXPECT_EQ(errorCode(admin.post(acknowledging("al_none"), {})), "alert.unknown");
  EXPECT_EQ(admin.post(acknowledging("al_shop"), {{"reason", std::string(501, 'x')}}).status, 400);
  const auto answer = join("merchandiser").post(acknowledging("al_shop"), {{"reason", "known"}});
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(json::parse(answer.body).at("alert").at("acknowledged").at("who"), "merchandiser");
  EXPECT_EQ(admin.post(acknowledging("al_shop"), {}).status, 200) << "once more, without a reason";
  const json::value audit = admin.read("audit?kind=alert");
  ASSERT_EQ(audit.at("entries").as_array().size(), 1U);
  EXPECT_EQ(audit.at("entries").at(0).at("reason"), "known");
  EXPECT_EQ(audit.at("entries").at(0).at("subject"), "WidgetDataLost");
}

TEST_F(MonitoringTest, AlertsComePageByPage) {
  for (int number = 0; number < 3; ++number) keep("al_" + std::to_string(number), "demo-shop");
  const json::value first = admin.read("alerts?limit=2&status=resolved&site=demo-shop");
  ASSERT_EQ(first.at("alerts").as_array().size(), 2U);
  EXPECT_EQ(first.at("alerts").at(0).at("id"), "al_2");
  const std::string next = std::to_string(first.at("next").as_int64());
  const json::value last = admin.read("alerts?limit=2&cursor=" + next);
  ASSERT_EQ(last.at("alerts").as_array().size(), 1U);
  EXPECT_TRUE(last.at("next").is_null());
  EXPECT_TRUE(admin.read("alerts?status=firing").at("alerts").as_array().empty());
  for (const char* query : {"?status=open", "?limit=0", "?limit=201", "?cursor=x"})
    EXPECT_EQ(admin.get("alerts" + std::string(query)).status, 400) << query;
}

TEST_F(MonitoringTest, WhatWidgetsReportBecomesAnAlertAndAFigure) {
  ASSERT_EQ(post(kReport).status, 204);
  const auto deadline = std::chrono::steady_clock::now() + 60s;
  json::array alerts;
  while (alerts.empty() && std::chrono::steady_clock::now() < deadline)
    alerts = admin.read("alerts?status=firing&site=demo-shop").at("alerts").as_array();
  ASSERT_EQ(alerts.size(), 1U);
  EXPECT_EQ(alerts[0].at("rule"), "WidgetPersistenceLow");
  EXPECT_EQ(alerts[0].at("threshold").as_double(), 95);
  const std::string figures = request(service.port, "GET", "/api/metrics").body;
  EXPECT_TRUE(figures.contains(R"(pipit_alerts_firing{rule="WidgetPersistenceLow",severity="error"} 1)"));
  EXPECT_TRUE(figures.contains(R"(pipit_alerts_firing{rule="WidgetDataLost",severity="critical"} 0)"));
  EXPECT_TRUE(figures.contains(R"(pipit_widget_persistence_success_ratio{site="demo-shop"} 0.9)"));
  EXPECT_TRUE(figures.contains(R"(pipit_widget_health_score{site="demo-shop"} 90)"));
  EXPECT_TRUE(figures.contains(R"(pipit_widget_long_tasks{site="demo-shop"} 0)"));
  EXPECT_TRUE(figures.contains(R"(pipit_widget_long_tasks_per_report{site="demo-shop"} 0)"));
  const std::string page = request(service.port, "GET", "/api/metrics?format=summary").body;
  EXPECT_TRUE(page.contains("WidgetPersistenceLow (1)")) << page;
}

TEST(MetricsRoute, HasFourForms) {
  const Pipitd service;
  const auto get = [&](std::string_view query, std::string_view headers = {}) {
    return request(service.port, "GET", "/api/metrics" + std::string(query), {}, headers);
  };
  const auto plain = get("");
  EXPECT_EQ(plain.headers.at("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_TRUE(plain.body.contains("# TYPE pipit_messages_total counter\n"));
  EXPECT_FALSE(plain.body.contains("# EOF"));
  const auto open =
      get("?format=prometheus", "Accept: application/openmetrics-text;version=1.0.0,*/*;q=0.1\r\n");
  EXPECT_EQ(open.headers.at("content-type"), "application/openmetrics-text; version=1.0.0; charset=utf-8");
  EXPECT_TRUE(open.body.contains("# TYPE pipit_messages counter\n"));
  EXPECT_TRUE(open.body.contains("\npipit_messages_total 0\n"));
  EXPECT_TRUE(open.body.contains("le=\"1.0\"")) << open.body;
  EXPECT_TRUE(open.body.ends_with("\n# EOF\n"));
  const auto parsed = json::parse(get("?format=json").body);
  EXPECT_GT(parsed.at("families").as_array().size(), 10U);
  const auto page = get("?format=summary");
  EXPECT_EQ(page.headers.at("content-type"), "text/plain; charset=utf-8");
  EXPECT_TRUE(page.body.contains("database errors"));
  const auto refused = get("?format=xml");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(errorCode(refused), "validation.range");
}

TEST(MetricsRoute, IsForThisMachineUnlessThereIsAToken) {
  const auto status = [](const Pipitd& service, std::string_view headers) {
    return request(service.port, "GET", "/api/metrics", {}, headers).status;
  };
  const Pipitd alone;
  EXPECT_EQ(status(alone, ""), 200);
  EXPECT_EQ(status(alone, "X-Forwarded-For: 127.0.0.1\r\n"), 403) << "a proxy asks for somebody";
  for (const char* line : {"Forwarded: for=192.0.2.1\r\n", "X-Real-IP: 192.0.2.1\r\n", "Via: 1.1 proxy\r\n",
                           "X-Forwarded-Host: chat.example\r\n", "X-Forwarded-Proto: https\r\n"})
    EXPECT_EQ(status(alone, line), 403) << line;
  const Pipitd behind({"--trust-forwarded"});
  EXPECT_EQ(status(behind, "Via: 1.1 proxy\r\n"), 403) << "and does not say for whom";
  EXPECT_EQ(status(behind, "X-Forwarded-For: 192.0.2.1\r\n"), 403);
  EXPECT_EQ(status(behind, "X-Forwarded-For: ::1\r\n"), 200);
  const Pipitd guarded({"--metrics-token", "sixteen-letters!"});
  EXPECT_EQ(status(guarded, ""), 401);
  EXPECT_EQ(status(guarded, bearer("sixteen-letters?")), 401);
  EXPECT_EQ(status(guarded, bearer("sixteen-letters!")), 200);
  EXPECT_EQ(status(guarded, "X-Forwarded-For: 192.0.2.1\r\n" + bearer("sixteen-letters!")), 200);
}

// The first burst would else be an increase from nothing, which is none.
TEST(MetricsRoute, HasTheSeriesThatRulesLookAtFromTheStart) {
  const Pipitd service;
  const std::string figures = request(service.port, "GET", "/api/metrics").body;
  for (const char* route : {"/api/chat", "/api/session", "/api/monitoring/widget"})
    for (const char* status : {"429", "500", "503"})
      EXPECT_TRUE(figures.contains("pipit_http_requests_total{route=\"" + std::string(route) +
                                   "\",status=\"" + status + "\"} 0"))
          << route << ' ' << status;
  EXPECT_TRUE(figures.contains(R"(pipit_http_request_seconds_count{route="/api/chat"} 0)"));
}

TEST(MetricsRoute, NeverShowsATokenThatIsNone) {
  for (const char* token : {"short", "fifteen-letters", "with a space in it"}) {
    const Finished finished = run({PIPITD, "--metrics-token", token});
    EXPECT_EQ(finished.status, 2) << token;
    EXPECT_TRUE(finished.output.contains("--metrics-token")) << finished.output;
    EXPECT_FALSE(finished.output.contains(token)) << finished.output;
  }
}

}  // namespace
