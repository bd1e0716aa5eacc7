#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <set>

#include "domain/Limits.h"
#include "support/AdminClient.h"

namespace {

namespace json = boost::json;

constexpr const char* kPassword = "correct horse battery";

class AdminTest : public ::testing::Test {
 protected:
  AdminClient join(std::string_view name, std::string_view role) const {
    const auto added = admin.post("users", {{"name", name}, {"role", role}, {"password", kPassword}});
    EXPECT_EQ(added.status, 201) << added.body;
    return AdminClient(service.port, name, kPassword);
  }
  json::object newest() const { return admin.read("audit?limit=1").at("entries").at(0).as_object(); }
  int configuration() const {
    return request(service.port, "GET", "/api/widget/config?site=demo-shop").status;
  }

  Pipitd service{{"--environment-features", "-offlineMode"}};
  std::string password = service.adminPassword;
  AdminClient admin{service.port, "admin", password};
};

TEST_F(AdminTest, LetsTheFirstUserInWithThePasswordThatWasShown) {
  const auto me = admin.read("me").as_object();
  EXPECT_EQ(me.at("user").at("name").as_string(), "admin");
  EXPECT_EQ(me.at("user").at("role").as_string(), "admin");
  EXPECT_TRUE(me.at("user").at("sites").is_null());
  EXPECT_EQ(me.at("csrf").as_string(), admin.csrf);
  service.stop();
  service.start();
  EXPECT_TRUE(service.adminPassword.empty()) << "it is shown once";
  EXPECT_EQ(AdminClient(service.port, "admin", password).get("me").status, 200);
}

TEST_F(AdminTest, KeepsTheTokenFromScriptsAndOtherPages) {
  AdminClient client(service.port);
  const auto remote = client.logIn("admin", password, "Origin: https://test\r\n").headers.at("set-cookie");
  EXPECT_TRUE(remote.starts_with("__Host-pipit_admin=")) << remote;
  EXPECT_TRUE(remote.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure")) << remote;
  const auto open = client.logIn("admin", password, "Origin: http://test\r\n");
  EXPECT_EQ(open.status, 403);
  EXPECT_EQ(errorCode(open), "admin.insecure");
  const auto database = request(service.port, "GET", "/api/metrics").body;
  EXPECT_FALSE(database.contains(client.cookie.substr(client.cookie.find('=') + 1)));
}

TEST_F(AdminTest, SaysNothingOfWhichNamesThereAre) {
  AdminClient client(service.port);
  const auto wrong = client.logIn("admin", "not the password"),
             unknown = client.logIn("nobody", "not the password");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(unknown.status, 401);
  const auto withoutId = [](const HttpAnswer& answer) {
    auto body = json::parse(answer.body).as_object();
    body.at("error").as_object().erase("requestId");
    return json::serialize(body);
  };
  EXPECT_EQ(withoutId(wrong), withoutId(unknown));
}

TEST_F(AdminTest, LocksOutWhoTriesTooOften) {
  AdminClient client(service.port);
  for (const char* name : {"admin", "nobody"}) {
    for (int attempt = 0; attempt < 5; ++attempt)
      EXPECT_EQ(client.logIn(name, "not the password").status, 401);
    const auto locked = client.logIn(name, password);
    EXPECT_EQ(locked.status, 429) << "even with the right one";
    EXPECT_EQ(errorCode(locked), "admin.locked");
    EXPECT_GT(std::stoi(locked.headers.at("retry-after")), 14 * 60);
  }
  EXPECT_EQ(client.logIn("somebody", "not the password").status, 429) << "ten from one address";
  EXPECT_EQ(admin.get("me").status, 200) << "who is in stays in";
  const auto row = admin.read("audit?kind=session&limit=1").at("entries").at(0).as_object();
  EXPECT_EQ(row.at("after").as_string(), "locked");
}

TEST_F(AdminTest, EndsASessionWhenTheUserLeaves) {
  AdminClient ada = join("ada", "viewer");
  const auto left = ada.send("POST", "logout", "{}");
  EXPECT_EQ(left.status, 200);
  EXPECT_TRUE(left.headers.at("set-cookie").ends_with("Max-Age=0"));
  EXPECT_EQ(ada.get("me").status, 401);
  AdminClient again(service.port, "ada", kPassword);
  const AdminClient before = again;
  EXPECT_EQ(again.logIn("ada", kPassword, "").status, 200);
  EXPECT_EQ(before.get("me").status, 401) << "each sign-in has a token of its own";
  EXPECT_EQ(again.get("me").status, 200);
}

TEST_F(AdminTest, EndsTheSessionsOfWhoeverIsChanged) {
  const json::object changes[] = {
      {{"role", "agent"}}, {{"sites", json::array{"demo-shop"}}}, {{"newPassword", true}}};
  std::string current = kPassword;
  (void)join("ada", "viewer");
  for (const json::object& change : changes) {
    const AdminClient ada(service.port, "ada", current);
    const auto changed = admin.ask("PATCH", "users/ada", change);
    ASSERT_EQ(changed.status, 200) << changed.body;
    const json::object answer = json::parse(changed.body).as_object();
    if (const auto* made = answer.if_contains("password")) current = made->as_string().c_str();
    EXPECT_EQ(ada.get("me").status, 401) << json::serialize(change);
  }
  const AdminClient ada(service.port, "ada", current);
  EXPECT_EQ(admin.ask("PATCH", "users/ada", {{"role", "agent"}}).status, 200);
  EXPECT_EQ(ada.get("me").status, 200) << "nothing was changed";
  EXPECT_EQ(admin.send("DELETE", "users/ada?reason=left%20us", "").status, 200);
  EXPECT_EQ(ada.get("me").status, 401);
  EXPECT_EQ(newest().at("reason").as_string(), "left us");
}

TEST_F(AdminTest, LetsUsersChooseAnotherPassword) {
  AdminClient ada = join("ada", "viewer");
  const auto change = [&](const char* current, const char* fresh) {
    return ada.post("password", {{"current", current}, {"password", fresh}});
  };
  EXPECT_EQ(change("not the password", "a quite different one").status, 401);
  EXPECT_EQ(change(kPassword, "short").status, 400);
  EXPECT_EQ(change(kPassword, "a quite different one").status, 200);
  EXPECT_EQ(ada.get("me").status, 401);
  EXPECT_EQ(ada.logIn("ada", kPassword).status, 401);
  EXPECT_EQ(ada.logIn("ada", "a quite different one").status, 200);
}

TEST_F(AdminTest, CountsNoRightPasswordAsATry) {
  (void)join("ada", "viewer");
  std::string current = kPassword;
  for (int change = 0; change < 11; ++change) {
    const AdminClient ada(service.port, "ada", current);
    const std::string fresh = "a quite different one " + std::to_string(change);
    const auto changed = ada.post("password", {{"current", current}, {"password", fresh}});
    ASSERT_EQ(changed.status, 200) << change << changed.body;
    current = fresh;
  }
  EXPECT_EQ(AdminClient(service.port).logIn("admin", password).status, 200) << "nor for the address";
  const AdminClient ada(service.port, "ada", current);
  const json::object guess{{"current", "not the password"}, {"password", "a quite different one"}};
  for (int attempt = 0; attempt < 5; ++attempt) EXPECT_EQ(ada.post("password", guess).status, 401);
  EXPECT_EQ(errorCode(ada.post("password", guess)), "admin.locked");
}

TEST_F(AdminTest, RefusesUsersThatAreNone) {
  const std::vector<std::pair<json::object, std::string>> wrong = {
      {{{"name", "Ada Lovelace"}, {"role", "viewer"}}, "name"},
      {{{"name", "ada"}, {"role", "queen"}}, "role"},
      {{{"name", "ada"}}, "role"},
      {{{"name", "ada"}, {"role", "viewer"}, {"sites", json::array{}}}, "sites"},
      {{{"name", "ada"}, {"role", "viewer"}, {"sites", json::array{"No Site"}}}, "sites"},
      {{{"name", "ada"}, {"role", "viewer"}, {"sites", "all"}}, "sites"},
      {{{"name", "ada"}, {"role", "viewer"}, {"password", "short"}}, "password"},
      {{{"name", "ada"}, {"role", "viewer"}, {"password", 7}}, "password"},
      {{{"name", "ada"}, {"role", "viewer"}, {"reason", std::string(501, 'x')}}, "reason"}};
  for (const auto& [body, field] : wrong) {
    const auto answer = admin.post("users", body);
    EXPECT_EQ(answer.status, 400) << answer.body;
    EXPECT_EQ(json::parse(answer.body).at("error").at("issues").at(0).at("field").as_string(), field)
        << answer.body;
  }
  EXPECT_EQ(errorCode(admin.post("users", {{"name", "admin"}, {"role", "viewer"}})), "user.exists");
  EXPECT_EQ(errorCode(admin.ask("PATCH", "users/admin", {{"role", "viewer"}})), "user.last");
  EXPECT_EQ(errorCode(admin.send("DELETE", "users/admin", "")), "user.last");
  EXPECT_EQ(errorCode(admin.send("DELETE", "users/nobody", "")), "user.unknown");
  EXPECT_EQ(admin.read("users").at("users").as_array().size(), 1U);
}

TEST_F(AdminTest, MergesWhatIsChangedOfASite) {
  const auto added =
      admin.post("sites", {{"id", "my-shop"},
                           {"allow", json::array{"https://shop.example", "https://*.shop.example"}},
                           {"accent", "#0b6a5b"},
                           {"hours", "Mon-Fri 09:00-17:00"}});
  ASSERT_EQ(added.status, 201) << added.body;
  const auto changed =
      admin.ask("PATCH", "sites/my-shop", {{"botName", "Ada"}, {"radius", 4}, {"reason", "a new look"}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  const auto site = admin.read("sites/my-shop").as_object();
  EXPECT_EQ(site.at("accent").as_string(), "#0b6a5b");
  EXPECT_EQ(site.at("botName").as_string(), "Ada");
  EXPECT_EQ(site.at("radius").as_int64(), 4);
  EXPECT_EQ(site.at("allow").as_array().size(), 2U);
  const auto row = newest();
  EXPECT_EQ(row.at("kind").as_string(), "site");
  EXPECT_EQ(row.at("before").as_string(), R"({"botName":"Assistant","radius":18})");
  EXPECT_EQ(row.at("after").as_string(), R"({"botName":"Ada","radius":4})");
  EXPECT_EQ(row.at("who").as_string(), "admin");
  EXPECT_EQ(row.at("reason").as_string(), "a new look");
  const auto same = admin.ask("PATCH", "sites/my-shop", site);
  EXPECT_EQ(json::parse(same.body), json::value(site)) << same.body;
  EXPECT_EQ(newest(), row) << "what changes nothing is no change";
  const auto emptied = json::parse(admin.ask("PATCH", "sites/my-shop", {{"accent", ""}, {"hours", ""}}).body);
  EXPECT_EQ(emptied.at("hours").as_string(), "");
  EXPECT_FALSE(json::serialize(site).contains("identityKey\""));
}

TEST_F(AdminTest, ChecksASiteAsTheCommandDoes) {
  const std::vector<std::pair<json::object, std::string>> wrong = {
      {{{"allow", json::array{"https://*.co.uk"}}}, "allow"},
      {{{"allow", json::array{}}}, "allow"},
      {{{"allow", "https://shop.example"}}, "allow"},
      {{{"accent", "red"}}, "accent"},
      {{{"radius", 25}}, "radius"},
      {{{"radius", "4"}}, "radius"},
      {{{"openIn", "window"}}, "openIn"},
      {{{"imageHosts", json::array{"a/b"}}}, "imageHosts"},
      {{{"botName", 7}}, "botName"},
      {{{"uploads", "on"}}, "uploads"},
      {{{"retention", 4'000'000'000}}, "retention"},
      {{{"timezone", "Mars/Olympus"}}, "timezone"}};
  for (const auto& [body, field] : wrong) {
    const auto answer = admin.ask("PATCH", "sites/demo-shop", body);
    EXPECT_EQ(answer.status, 400) << answer.body;
    EXPECT_EQ(json::parse(answer.body).at("error").at("issues").at(0).at("field").as_string(), field)
        << answer.body;
  }
  EXPECT_EQ(errorCode(admin.ask("PATCH", "sites/nowhere", {{"accent", ""}})), "site.unknown");
  const json::array allow{"https://shop.example"};
  EXPECT_EQ(errorCode(admin.post("sites", {{"id", "demo-shop"}, {"allow", allow}})), "site.exists");
  EXPECT_EQ(admin.post("sites", {{"id", "My Shop"}, {"allow", allow}}).status, 400);
  EXPECT_EQ(admin.post("sites", {{"id", "my-shop"}}).status, 400);
  EXPECT_EQ(admin.send("PATCH", "sites/demo-shop", "not JSON").status, 400);
}

TEST_F(AdminTest, RefusesAChangeOfWhatSomebodyElseHasChanged) {
  const auto read = admin.get("sites/demo-shop");
  const std::string tag = read.headers.at("etag"), header = "If-Match: " + tag + "\r\n";
  EXPECT_EQ('"' + std::string(json::parse(read.body).at("version").as_string()) + '"', tag);
  const auto change = [&](const char* accent, const std::string& headers) {
    return admin.ask("PATCH", "sites/demo-shop", {{"accent", accent}}, headers);
  };
  const auto first = change("#111111", header);
  EXPECT_EQ(first.status, 200) << first.body;
  EXPECT_NE(first.headers.at("etag"), tag);
  EXPECT_EQ(first.headers.at("etag"), admin.get("sites/demo-shop").headers.at("etag"));
  const auto second = change("#222222", header);
  EXPECT_EQ(second.status, 412);
  EXPECT_EQ(errorCode(second), "site.changed");
  EXPECT_EQ(admin.read("sites/demo-shop").at("accent").as_string(), "#111111");
  EXPECT_EQ(newest().at("after").as_string(), R"({"accent":"#111111"})");
  EXPECT_EQ(change("#222222", "If-Match: \"x\", W/" + first.headers.at("etag") + "\r\n").status, 200)
      << "a proxy has compressed it";
  const std::string third = admin.get("sites/demo-shop").headers.at("etag");
  EXPECT_EQ(change("#222222", "If-Match: \"x\", " + third + "\r\n").status, 200);
  EXPECT_EQ(change("#222222", "If-Match: \"x\"\r\nIf-Match: " + third + "\r\n").status, 200)
      << "a list may have several lines";
  EXPECT_EQ(change("#333333", "If-Match: *\r\n").status, 200);
  EXPECT_EQ(change("#444444", "").status, 200) << "who has read nothing says nothing";
}

TEST_F(AdminTest, RefusesTextsInPlaceOfWhatSomebodyElseHasWritten) {
  const auto put = [&](const char* word, const std::string& tag) {
    return admin.ask("PUT", "sites/demo-shop/texts", {{"texts", {{"de", {{"send", word}}}}}},
                     "If-Match: " + tag + "\r\n");
  };
  const auto before = admin.get("sites/demo-shop/texts").headers.at("etag");
  const auto first = put("Abschicken", before);
  EXPECT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(errorCode(put("Los", before)), "site.changed");
  EXPECT_EQ(admin.read("sites/demo-shop/texts").at("texts").at("de").at("send").as_string(), "Abschicken");
  EXPECT_EQ(put("Los", first.headers.at("etag")).status, 200);
}

TEST_F(AdminTest, TellsOfAnOriginOnceThoughItIsTheWidgetsOwnToo) {
  const json::object change{{"allow", json::array{"https://test"}}};
  ASSERT_EQ(admin.ask("PATCH", "sites/demo-shop", change).status, 200);
  const auto answer = request(service.port, "GET", "/api/widget/config?site=demo-shop");
  EXPECT_EQ(json::parse(answer.body).at("allow"), (json::array{"https://test", "http://test"}));
}

TEST_F(AdminTest, GivesASiteWordsOfItsOwn) {
  const json::object texts{{"de", json::object{{"send", "Abschicken"}}}};
  const auto put = admin.ask("PUT", "sites/demo-shop/texts", {{"texts", texts}});
  ASSERT_EQ(put.status, 200) << put.body;
  EXPECT_EQ(admin.read("sites/demo-shop/texts").at("texts"), json::value(texts));
  EXPECT_EQ(newest().at("after").as_string(), R"({"de.send":"Abschicken"})");
  EXPECT_EQ(admin.ask("PUT", "sites/demo-shop/texts", {{"texts", {{"de", {{"nothing", "x"}}}}}}).status, 400);
  EXPECT_EQ(admin.ask("PUT", "sites/demo-shop/texts", {}).status, 400);
}

TEST_F(AdminTest, KeepsWhatTheTextsOfASiteWereAndWhatTheyBecame) {
  const auto put = [&](const json::object& texts) {
    EXPECT_EQ(admin.ask("PUT", "sites/demo-shop/texts", {{"texts", texts}}).status, 200);
    const auto row = newest();
    EXPECT_EQ(row.at("kind").as_string(), "texts");
    return std::pair(std::string(row.at("before").as_string()), std::string(row.at("after").as_string()));
  };
  const std::string close(400, 'c');
  put({{"de", {{"send", "Los"}, {"close", "Zu"}}}});
  EXPECT_EQ(
      put({{"de", {{"send", "Ab"}, {"close", "Zu"}}}, {"fr", {{"send", "Oui"}}}}),
      std::pair(std::string(R"({"de.send":"Los"})"), std::string(R"({"de.send":"Ab","fr.send":"Oui"})")));
  EXPECT_EQ(put({}),
            std::pair(std::string(R"({"de.close":"Zu","de.send":"Ab","fr.send":"Oui"})"), std::string("{}")));
  json::object many;
  for (const char* language : {"en", "es", "fr", "de", "pt", "it", "nl", "pl", "ja", "zh", "ar", "he"})
    many[language] = {{"send", close}, {"close", close}};
  const auto after = put(many).second;
  EXPECT_LE(after.size(), pipit::server::limits::kAuditValueBytes);
  EXPECT_EQ(json::parse(after).as_object().size(), 20U);
  EXPECT_EQ(json::parse(after).at("…").as_string(), "5 more");
}

TEST_F(AdminTest, KeepsWhatARolloutWasAndWhatItBecame) {
  const auto create = [&](std::string_view plan, json::array whitelist, json::array blacklist) {
    const auto created = admin.post("rollout/create", {{"feature", "tabSync"},
                                                       {"reason", "r"},
                                                       {"plan", plan},
                                                       {"whitelist", std::move(whitelist)},
                                                       {"blacklist", std::move(blacklist)}});
    EXPECT_EQ(created.status, 200) << created.body;
    const auto row = newest();
    return std::pair(std::string(row.at("before").as_string()), std::string(row.at("after").as_string()));
  };
  EXPECT_EQ(
      create("5,100", {"one", "two"}, {}),
      std::pair(std::string(), std::string(R"({"status":"planned","percentage":0,"plan":"5,100","step":0,)"
                                           R"("whitelist":["one","two"]})")));
  EXPECT_EQ(create("canary", {"two", "three"}, {"four"}),
            std::pair(std::string(R"({"plan":"5,100","whitelist":["one"]})"),
                      std::string(R"({"plan":"canary","whitelist":["three"],"blacklist":["four"]})")));
  json::array many;
  for (int name = 100; name < 600; ++name) many.emplace_back("customer-" + std::to_string(name));
  const auto after = create("canary", many, many).second;
  EXPECT_LE(after.size(), pipit::server::limits::kAuditValueBytes);
  EXPECT_EQ(json::parse(after).at("blacklist").as_array().size(), 201U);
  EXPECT_EQ(json::parse(after).at("blacklist").as_array().back().as_string(), "… 300 more");
}

TEST_F(AdminTest, SetsFlagsAndSaysWhereEachComesFrom) {
  const auto set = admin.post("feature-flags", {{"site", "demo-shop"},
                                                {"features", {{"tabSync", false}, {"offlineMode", true}}},
                                                {"reason", "ticket 4711"}});
  ASSERT_EQ(set.status, 200) << set.body;
  const auto flags = admin.read("feature-flags?site=demo-shop").as_object();
  EXPECT_EQ(json::parse(set.body), json::value(flags));
  const auto named = [&](std::string_view name) {
    const auto& all = flags.at("features").as_array();
    return std::ranges::find(all, name,
                             [](const auto& row) { return std::string_view(row.at("name").as_string()); })
        ->as_object();
  };
  EXPECT_FALSE(named("tabSync").at("isOn").as_bool());
  EXPECT_EQ(named("tabSync").at("source").as_string(), "customer");
  EXPECT_EQ(named("tabSync").at("needs"), (json::array{"parentStorage", "enhancedStorage"}));
  EXPECT_EQ(named("offlineMode").at("layers").at("environment"), json::value(false));
  EXPECT_TRUE(named("offlineMode").at("isOn").as_bool());
  EXPECT_TRUE(request(service.port, "GET", "/api/widget/config?site=demo-shop").body.contains("-tabSync"));
  EXPECT_EQ(newest().at("who").as_string(), "admin");
  EXPECT_EQ(newest().at("reason").as_string(), "ticket 4711");
  EXPECT_TRUE(run({PIPITD, "flag", "history", "--database", service.database()})
                  .output.contains("admin: ticket 4711"));
  const auto ofAll = admin.read("feature-flags").at("features").as_array();
  EXPECT_EQ(ofAll.size(), 11U);
  EXPECT_EQ(admin
                .post("feature-flags",
                      {{"organization", "acme"}, {"features", {{"tabSync", false}}}, {"reason", "r"}})
                .status,
            200);
  EXPECT_FALSE(admin.read("feature-flags?organization=acme").at("features").at(7).at("isOn").as_bool());
}

TEST_F(AdminTest, RefusesFlagsThatSayNothing) {
  const json::object wrong[] = {
      {{"site", "demo-shop"}, {"features", {{"tabSync", false}}}},
      {{"site", "demo-shop"}, {"features", {{"tabSync", false}}}, {"reason", " "}},
      {{"site", "demo-shop"}, {"features", {{"tabSync", "off"}}}, {"reason", "r"}},
      {{"site", "demo-shop"}, {"features", {{"nothing", true}}}, {"reason", "r"}},
      {{"site", "demo-shop"}, {"features", json::object()}, {"reason", "r"}},
      {{"site", "demo-shop"}, {"organization", "acme"}, {"features", {{"tabSync", false}}}, {"reason", "r"}},
      {{"site", "demo-shop"}, {"features", {{"tabSync", true}, {"parentStorage", false}}}, {"reason", "r"}},
      {{"features", {{"tabSync", false}}}, {"reason", "r"}}};
  for (const json::object& body : wrong)
    EXPECT_EQ(admin.post("feature-flags", body).status, 400) << json::serialize(body);
  EXPECT_EQ(
      admin.post("feature-flags", {{"site", "nowhere"}, {"features", {{"tabSync", false}}}, {"reason", "r"}})
          .status,
      404);
  EXPECT_EQ(admin.get("feature-flags?site=nowhere").status, 404);
}

TEST_F(AdminTest, BringsAFeatureToEverybodyStepByStep) {
  const auto change = [&](const char* what, json::object more = {}) {
    more["feature"] = "tabSync";
    more["reason"] = "release 12";
    return admin.post(std::string("rollout/") + what, more);
  };
  const auto created = change("create", {{"plan", "5,100"}, {"whitelist", json::array{"our-shop"}}});
  ASSERT_EQ(created.status, 200) << created.body;
  EXPECT_EQ(json::parse(created.body).at("rollout").at("status").as_string(), "planned");
  EXPECT_EQ(change("start").status, 200);
  const auto early = change("advance");
  EXPECT_EQ(early.status, 409);
  EXPECT_EQ(errorCode(early), "rollout.state");
  auto rollout = admin.read("rollout?feature=tabSync").at("rollouts").at(0).as_object();
  EXPECT_EQ(rollout.at("gate").as_string(), "too_soon");
  EXPECT_EQ(rollout.at("percentage").as_int64(), 5);
  EXPECT_EQ(rollout.at("whitelist"), (json::array{"our-shop"}));
  EXPECT_EQ(change("pause").status, 200);
  EXPECT_EQ(change("resume").status, 200);
  EXPECT_EQ(change("advance", {{"override", "yes"}}).status, 400);
  EXPECT_EQ(change("advance", {{"override", true}}).status, 400) << "of what was seen?";
  EXPECT_EQ(change("advance", {{"override", true}, {"from", "5"}}).status, 400);
  EXPECT_EQ(change("advance", {{"override", true}, {"from", 5}}).status, 200);
  EXPECT_EQ(change("rollback").status, 200);
  EXPECT_EQ(change("rollback").status, 409);
  rollout = admin.read("rollout").at("rollouts").at(0).as_object();
  EXPECT_EQ(rollout.at("status").as_string(), "rolled_back");
  EXPECT_EQ(rollout.at("events").as_array().size(), 6U);
  EXPECT_EQ(rollout.at("events").at(0).at("who").as_string(), "admin");
  EXPECT_EQ(newest().at("kind").as_string(), "rollout");
  EXPECT_EQ(change("create", {{"plan", "NaN"}}).status, 400);
  EXPECT_EQ(admin.post("rollout/start", {{"feature", "nothing"}, {"reason", "r"}}).status, 400);
  EXPECT_EQ(admin.post("rollout/start", {{"feature", "tabSync"}}).status, 400);
}

TEST_F(AdminTest, SkipsNoStepWhereTwoTakeTheSameOneAtOnce) {
  const json::object wish{{"feature", "tabSync"}, {"reason", "r"}, {"plan", "tiers"}};
  ASSERT_EQ(admin.post("rollout/create", wish).status, 200);
  ASSERT_EQ(admin.post("rollout/start", wish).status, 200);
  const json::object advance{{"feature", "tabSync"}, {"reason", "r"}, {"override", true}, {"from", 1}};
  std::vector<std::future<HttpAnswer>> both;
  for (int who = 0; who < 2; ++who)
    both.push_back(std::async(std::launch::async, [&] { return admin.post("rollout/advance", advance); }));
  std::set<int> answers;
  for (auto& answer : both) answers.insert(answer.get().status);
  EXPECT_EQ(answers, (std::set{200, 409}));
  EXPECT_EQ(admin.read("rollout").at("rollouts").at(0).at("percentage").as_int64(), 10);
}

TEST_F(AdminTest, TakesBackAllOfPhaseTwoAndThreeByOneCall) {
  EXPECT_EQ(admin.post("emergency-rollback", {}).status, 400) << "without a reason";
  const auto done = admin.post("emergency-rollback", {{"reason", "storage is broken"}});
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(json::parse(done.body).at("rollouts").as_array().size(), 7U);
  const auto body = request(service.port, "GET", "/api/widget/config?site=demo-shop").body;
  EXPECT_TRUE(body.contains("-enhancedStorage")) << "at once";
  EXPECT_EQ(admin.read("audit?kind=rollout").at("entries").as_array().size(), 7U);
}

TEST_F(AdminTest, TakesTheWidgetOffEveryPageByOneCall) {
  EXPECT_EQ(configuration(), 200);
  const auto on = admin.post("kill", {{"on", true}, {"reason", "the chat breaks checkouts"}});
  EXPECT_EQ(on.status, 200) << on.body;
  EXPECT_EQ(configuration(), 404);
  EXPECT_TRUE(admin.read("kill").at("killed").as_bool());
  EXPECT_FALSE(
      json::parse(admin.post("kill", {{"on", true}, {"reason", "again"}}).body).at("changed").as_bool());
  EXPECT_EQ(admin.post("kill", {{"on", false}, {"reason", "repaired"}}).status, 200);
  EXPECT_EQ(configuration(), 200);
  EXPECT_EQ(admin.post("kill", {{"reason", "r"}}).status, 400);
}

TEST_F(AdminTest, ListsTheAuditPageByPage) {
  for (const char* accent : {"#111111", "#222222", "#333333", "#444444", "#555555"})
    ASSERT_EQ(admin.ask("PATCH", "sites/demo-shop", {{"accent", accent}}).status, 200);
  std::vector<std::string> seen;
  std::string route = "audit?kind=site&owner=demo-shop&limit=2";
  for (json::value page; !page.is_object() || !page.at("next").is_null();) {
    page = admin.read(route);
    for (const auto& row : page.at("entries").as_array()) seen.emplace_back(row.at("after").as_string());
    route = "audit?kind=site&owner=demo-shop&limit=2&cursor=" + json::serialize(page.at("next"));
  }
  ASSERT_EQ(seen.size(), 5U);
  EXPECT_EQ(seen.front(), R"({"accent":"#555555"})");
  EXPECT_EQ(seen.back(), R"({"accent":"#111111"})");
  EXPECT_TRUE(admin.read("audit?who=nobody").at("entries").as_array().empty());
  EXPECT_TRUE(admin.read("audit?until=1").at("entries").as_array().empty());
  EXPECT_EQ(admin.read("audit?site=demo-shop").at("entries").as_array().size(), 5U);
  for (const char* wrong : {"limit=0", "limit=201", "cursor=x", "since=-1", "who=%zz"})
    EXPECT_EQ(admin.get(std::string("audit?") + wrong).status, 400) << wrong;
}

TEST_F(AdminTest, AuditsWhatTheCommandsDo) {
  const auto pipitd = [&](std::vector<std::string> words) {
    words.insert(words.begin(), PIPITD);
    words.insert(words.end(), {"--database", service.database()});
    return run(words);
  };
  EXPECT_EQ(pipitd({"site", "save", "demo-shop", "--accent", "#123456"}).status, 0);
  EXPECT_EQ(newest().at("kind").as_string(), "site");
  EXPECT_EQ(
      pipitd({"flag", "set", "--site", "demo-shop", "tabSync=off", "--reason", "why", "--who", "ada"}).status,
      0);
  EXPECT_EQ(newest().at("who").as_string(), "ada");
  EXPECT_EQ(pipitd({"rollout", "report", "tabSync", "--errors", "3"}).status, 0);
  EXPECT_EQ(newest().at("after").as_string(), "reported: 0 had it, 0 went well, 3 failed");
  const auto added = pipitd({"user", "add", "bob", "--role", "agent", "--site", "demo-shop"});
  EXPECT_EQ(added.status, 0) << added.output;
  EXPECT_TRUE(added.output.starts_with("bob  agent  demo-shop\n  password  ")) << added.output;
  EXPECT_EQ(newest().at("after").as_string(), "agent of demo-shop");
  AdminClient bob(service.port, "bob", added.output.substr(added.output.size() - 25, 24));
  EXPECT_EQ(pipitd({"user", "remove", "bob"}).status, 0);
  EXPECT_EQ(bob.get("me").status, 401);
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"user", "add", "admin", "--role", "viewer"},
        {"user", "add", "Bob", "--role", "viewer"},
        {"user", "add", "bob", "--role", "queen"},
        {"user", "remove", "admin"},
        {"user", "role", "admin", "viewer"},
        {"user", "password", "nobody"}}) {
    const auto refused = pipitd(wrong);
    EXPECT_EQ(refused.status, 2) << refused.output;
    EXPECT_EQ(std::ranges::count(refused.output, '\n'), 1) << refused.output;
    EXPECT_TRUE(refused.output.contains("; allowed: ")) << refused.output;
  }
}

}  // namespace
