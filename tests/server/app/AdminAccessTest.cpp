#include <gtest/gtest.h>

#include "http/admin/AdminRules.h"
#include "support/AdminClient.h"

namespace {

namespace json = boost::json;
using pipit::server::About;
using pipit::server::AdminRule;
using pipit::server::adminRules;
using pipit::server::isWrite;
using pipit::server::Role;
using pipit::server::roleNamed;

// Walks over all routes that there are: none is open by mistake.
class AdminAccessTest : public ::testing::Test {
 protected:
  AdminAccessTest() {
    for (const std::string_view role : pipit::server::roleNames)
      for (const bool isLimited : {false, true}) people.emplace_back(join(role, isLimited));
  }

  // Somebody of that role: of all sites, or of one that is not the demo shop.
  AdminClient join(std::string_view role, bool isLimited) const {
    const std::string name = std::string(role) + (isLimited ? ".limited" : ".full");
    json::object body{{"name", name}, {"role", role}, {"password", "correct horse battery"}};
    if (isLimited) body["sites"] = json::array{"elsewhere"};
    EXPECT_EQ(admin.post("users", body).status, 201);
    return AdminClient(service.port, name, "correct horse battery");
  }

  const AdminClient& of(std::string_view role, bool isLimited) const {
    return people[2 * static_cast<std::size_t>(*roleNamed(role)) + (isLimited ? 1 : 0)];
  }

  static bool mayAsk(const AdminRule& rule, std::string_view role) {
    return (rule.roles & bitOf(*roleNamed(role))) != 0;
  }

  // The route with something in its place for names; about the demo shop.
  static std::string routeOf(const AdminRule& rule) {
    std::string route(rule.path);
    if (const auto at = route.find(":name"); at != std::string::npos) route.replace(at, 5, "nobody");
    if (const auto at = route.find(":id"); at != std::string::npos) route.replace(at, 3, "demo-shop");
    if (!isWrite(rule) && rule.about == About::OwnSites) route += "?site=demo-shop";
    return route;
  }

  // Of a thing that is not there, whose site only the thing itself would say.
  static bool isOfSomething(const AdminRule& rule) {
    return rule.about == About::Self && rule.path.contains(":id");
  }

  static bool isOpen(const AdminRule& rule) { return rule.about == About::Nobody; }
  // Its answer goes on: AdminEventsTest.
  static bool isStream(const AdminRule& rule) { return rule.path == "/api/admin/events"; }

  Pipitd service;
  AdminClient admin{service.port, "admin", service.adminPassword};
  std::vector<AdminClient> people;
};

TEST_F(AdminAccessTest, NobodyWithoutASessionPasses) {
  AdminClient stranger(service.port);
  AdminClient guesser(service.port);
  guesser.cookie = "__Host-pipit_admin=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  for (const AdminRule& rule : adminRules()) {
    if (isOpen(rule)) continue;
    for (const AdminClient& client : {stranger, guesser}) {
      const auto answer = client.send(rule.method, routeOf(rule), "{}");
      EXPECT_EQ(answer.status, 401) << rule.method << rule.path;
      EXPECT_EQ(errorCode(answer), "admin.session") << rule.path;
      EXPECT_EQ(answer.headers.at("cache-control"), "no-store") << rule.path;
    }
  }
}

TEST_F(AdminAccessTest, NobodyOfAnotherRolePasses) {
  for (const AdminRule& rule : adminRules()) {
    if (isOpen(rule)) continue;
    for (const std::string_view role : pipit::server::roleNames) {
      if (mayAsk(rule, role)) continue;
      const auto answer = of(role, false).send(rule.method, routeOf(rule), "{}");
      EXPECT_EQ(answer.status, 403) << rule.method << rule.path << role;
      EXPECT_EQ(errorCode(answer), "admin.role") << rule.path << role;
    }
  }
}

TEST_F(AdminAccessTest, NobodyOfAnotherSitePasses) {
  for (const AdminRule& rule : adminRules()) {
    if (isOpen(rule) || rule.about == About::Self) continue;
    for (const std::string_view role : pipit::server::roleNames) {
      if (!mayAsk(rule, role)) continue;
      const auto answer =
          of(role, true).send(rule.method, routeOf(rule), R"({"site":"demo-shop","organization":"acme"})");
      EXPECT_EQ(answer.status, 403) << rule.method << rule.path << role;
      EXPECT_EQ(errorCode(answer), "admin.site") << rule.path << role;
    }
  }
}

TEST_F(AdminAccessTest, NoWritePassesWithoutTheTokenOfItsSession) {
  for (const AdminRule& rule : adminRules()) {
    if (isOpen(rule) || !isWrite(rule)) continue;
    for (const std::string& token : {std::string(), std::string("x"), of("viewer", false).csrf}) {
      AdminClient forged = admin;
      forged.csrf = token;
      const auto answer = forged.send(rule.method, routeOf(rule), "{}");
      EXPECT_EQ(answer.status, 403) << rule.method << rule.path;
      EXPECT_EQ(errorCode(answer), "admin.csrf") << rule.path;
    }
  }
}

TEST_F(AdminAccessTest, NoWriteTakesABodyOfAnySize) {
  const std::string body = R"({"reason":")" + std::string(70'000, 'x') + R"("})";
  for (const AdminRule& rule : adminRules())
    if (isWrite(rule)) {
      EXPECT_EQ(admin.send(rule.method, routeOf(rule), body).status, 413) << rule.path;
    }
}

TEST_F(AdminAccessTest, NoWriteComesFromAnotherPage) {
  for (const AdminRule& rule : adminRules()) {
    if (!isWrite(rule)) continue;
    for (const char* line :
         {"Origin: https://evil.example\r\n", "Origin: null\r\n", "Origin: https://test.evil\r\n",
          "Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n"}) {
      const auto answer = admin.send(rule.method, routeOf(rule), "{}", line);
      EXPECT_EQ(answer.status, 403) << rule.method << rule.path << line;
      EXPECT_EQ(errorCode(answer), "admin.origin") << rule.path << line;
    }
  }
}

TEST_F(AdminAccessTest, WhoMayPassesAndNoOtherMethodIsTaken) {
  for (const AdminRule& rule : adminRules()) {
    if (isOpen(rule) || isWrite(rule)) continue;
    for (const std::string_view role : pipit::server::roleNames)
      if (mayAsk(rule, role)) {
        const int status = isOfSomething(rule) ? 404 : 200;
        if (!isStream(rule)) {
          EXPECT_EQ(of(role, false).get(routeOf(rule)).status, status) << rule.path << role;
        }
        EXPECT_EQ(of(role, false).send("HEAD", routeOf(rule), "").status, status) << rule.path;
      }
    EXPECT_EQ(admin.send("TRACE", routeOf(rule), "").status, 405) << rule.path;
    EXPECT_FALSE(admin.send("HEAD", routeOf(rule), "").headers.contains("access-control-allow-origin"));
  }
}

TEST_F(AdminAccessTest, ListsHoldTheSitesOfTheUserAlone) {
  ASSERT_EQ(admin.post("sites", {{"id", "elsewhere"}, {"allow", json::array{"https://e.example"}}}).status,
            201);
  for (const std::string_view role : pipit::server::roleNames) {
    const auto sites = of(role, true).read("sites").at("sites").as_array();
    ASSERT_EQ(sites.size(), 1U) << role;
    EXPECT_EQ(sites[0].at("id").as_string(), "elsewhere");
    EXPECT_EQ(of(role, true).get("sites/elsewhere").status, 200);
    EXPECT_EQ(of(role, true).get("sites/nowhere").status, 403) << "nobody learns which sites there are";
    EXPECT_EQ(of(role, true).get("feature-flags?site=elsewhere").status, 200);
    EXPECT_EQ(of(role, true).get("feature-flags").status, 403);
  }
  const auto own = of("admin", true).read("audit").at("entries").as_array();
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0].at("owner").as_string(), "elsewhere");
  const auto changed = of("admin", true).ask("PATCH", "sites/elsewhere", {{"accent", "#123456"}});
  EXPECT_EQ(changed.status, 200) << changed.body;
  const auto left = of("admin", true).ask("PATCH", "sites/elsewhere", {{"organization", "acme"}});
  EXPECT_EQ(errorCode(left), "admin.site");
}

TEST_F(AdminAccessTest, NobodyLearnsWhichOtherSitesARolloutNames) {
  const json::array names{"demo-shop", "elsewhere", "shop-of-acme"};
  json::object wish{{"feature", "tabSync"}, {"reason", "r"}, {"whitelist", names}};
  ASSERT_EQ(admin.post("rollout/create", wish).status, 200);
  wish = {{"feature", "retryLogic"}, {"reason", "r"}, {"blacklist", names}};
  ASSERT_EQ(admin.post("rollout/create", wish).status, 200);
  const auto namesIn = [](const AdminClient& client, const char* feature, const char* list) {
    return client.read("rollout?feature=" + std::string(feature)).at("rollouts").at(0).at(list).as_array();
  };
  for (const std::string_view role : pipit::server::roleNames) {
    EXPECT_EQ(namesIn(of(role, true), "tabSync", "whitelist"), json::array{"elsewhere"}) << role;
    EXPECT_EQ(namesIn(of(role, true), "retryLogic", "blacklist"), json::array{"elsewhere"}) << role;
    EXPECT_EQ(namesIn(of(role, false), "tabSync", "whitelist"), names) << role;
    EXPECT_EQ(errorCode(of(role, true).get("rollout?site=demo-shop")), "admin.site") << role;
  }
  for (const char* what : {"create", "start", "advance", "pause", "resume", "rollback"}) {
    const auto answer = of("admin", true).post(std::string("rollout/") + what, wish);
    EXPECT_EQ(answer.status, 403) << what;
    EXPECT_EQ(errorCode(answer), "admin.site") << what;
  }
  EXPECT_TRUE(of("admin", true).read("audit?kind=rollout").at("entries").as_array().empty());
}

TEST_F(AdminAccessTest, NobodyComesUponAnotherSiteBesideTheirOwn) {
  const AdminClient& limited = of("admin", true);
  ASSERT_EQ(admin.post("sites", {{"id", "elsewhere"}, {"allow", json::array{"https://e.example"}}}).status,
            201);
  ASSERT_EQ(admin.ask("PATCH", "sites/demo-shop", {{"accent", "#123456"}}).status, 200);
  const auto code = [](const HttpAnswer& answer) {
    EXPECT_EQ(answer.status, 403) << answer.body;
    return errorCode(answer);
  };
  EXPECT_EQ(code(limited.get("sites/demo-shop")), "admin.site");
  EXPECT_EQ(code(limited.get("sites/demo-shop/texts")), "admin.site");
  EXPECT_EQ(code(limited.ask("PATCH", "sites/demo-shop", {{"site", "elsewhere"}})), "admin.site");
  EXPECT_EQ(code(limited.ask("PUT", "sites/demo-shop/texts", {{"site", "elsewhere"}})), "admin.site");
  EXPECT_EQ(code(limited.get("sites?site=demo-shop")), "admin.site");
  EXPECT_EQ(code(limited.get("audit?site=demo-shop")), "admin.site");
  EXPECT_EQ(code(limited.get("audit?site=demo-shop&site=elsewhere")), "admin.site");
  EXPECT_EQ(code(limited.get("feature-flags?site=&organization=acme")), "admin.site");
  EXPECT_TRUE(limited.read("audit?owner=demo-shop").at("entries").as_array().empty());
  const json::object features{{"tabSync", false}};
  EXPECT_EQ(code(limited.post("feature-flags", {{"site", "demo-shop"}, {"features", features}})),
            "admin.site");
  const auto both = limited.post(
      "feature-flags",
      {{"site", "elsewhere"}, {"organization", "acme"}, {"features", features}, {"reason", "r"}});
  EXPECT_EQ(both.status, 400) << "an organization beside one's own site";
  EXPECT_EQ(limited.get("sites?site=elsewhere&site=demo-shop").status, 200) << "the first one counts";
  const auto seen = limited.read("sites?site=elsewhere&site=demo-shop").at("sites").as_array();
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].at("id").as_string(), "elsewhere");
}

}  // namespace
