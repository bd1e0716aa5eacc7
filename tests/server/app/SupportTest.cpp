#include <gtest/gtest.h>

#include <algorithm>

#include "support/AdminClient.h"
#include "support/Proof.h"
#include "support/ShopOrders.h"

namespace {

namespace json = boost::json;

constexpr std::string_view kJson = "Content-Type: application/json\r\n";

std::string keyLine(std::string_view key) {
  return "Idempotency-Key: " + std::string(key) + "\r\n";
}

std::vector<std::string> issuesOf(const HttpAnswer& answer) {
  std::vector<std::string> issues;
  const json::value body = json::parse(answer.body);
  for (const json::value& issue : body.at("error").at("issues").as_array())
    issues.push_back(std::string(issue.at("field").as_string()) + ' ' + issue.at("code").as_string().c_str());
  return issues;
}

using Issues = std::vector<std::string>;

struct SupportRoute {
  const char* name;
  json::object good;
  bool isEffect;
};

// /api/support, as docs/support.md has it.
class SupportTest : public ::testing::Test {
 protected:
  static Pipitd* serve(std::vector<std::string> more) {
    more.insert(more.end(), {"--orders", orders().path("orders.json"), "--session-rate", "0"});
    return new Pipitd(std::move(more));
  }
  static const TemporaryFolder& orders() {
    static const TemporaryFolder folder;
    folder.write("orders.json", shopOrders());
    return folder;
  }
  static void SetUpTestSuite() { service_.reset(serve({"--support-rate", "0", "--order-rate", "0"})); }
  static void TearDownTestSuite() { service_.reset(); }

  // With a key of its own, where none is among the lines.
  HttpAnswer ask(std::string_view route, json::object body, const std::string& lines = "") const {
    static int count = 0;
    if (isInSession(route) && !body.contains("sessionId")) body["sessionId"] = visitor.conversation;
    const bool hasKey = lines.contains("Idempotency-Key");
    return send(route, json::serialize(body),
                lines + (hasKey ? "" : keyLine("key-" + std::to_string(10'000 + ++count))));
  }
  HttpAnswer send(std::string_view route, std::string_view body, const std::string& lines) const {
    return request(service_->port, "POST", "/api/support/" + std::string(route), body,
                   bearer(visitor.token) + std::string(kJson) + lines);
  }
  static bool isInSession(std::string_view route) {
    return route == "stylist" || route == "csat" || route == "shortlist" || route == "order-updates";
  }

  // Each route with a body that it takes.
  static std::vector<SupportRoute> routes() {
    const json::object proof{{"email", "mara@example.com"}};
    return {{"products", {}, false},
            {"order-status", {{"orderId", "10001"}, {"email", "mara@example.com"}}, false},
            {"returns", {{"orderId", "10190"}, {"proof", proof}, {"option", "care"}}, true},
            {"stylist", {{"email", "mara@example.com"}}, true},
            {"csat", {{"rating", 5}}, true},
            {"shortlist", {{"items", json::array{"ring-aurora"}}}, true},
            {"order-updates",
             {{"orderId", "10001"}, {"proof", proof}, {"phone", "+1 555 0100"}, {"consent", true}},
             true}};
  }

  static json::array tickets() {
    return AdminClient(service_->port, "admin", service_->adminPassword)
        .read("tickets")
        .at("tickets")
        .as_array();
  }

  HttpAnswer giveBack(const std::string& order, json::object more = {}, const std::string& lines = "") const {
    json::object body{{"orderId", order}, {"proof", {{"postalCode", "sw1a 1aa"}}}, {"option", "return"}};
    for (const auto& member : more) body[member.key()] = member.value();
    return ask("returns", body, lines);
  }

  static std::unique_ptr<Pipitd> service_;
  Visitor visitor{*service_};
};
std::unique_ptr<Pipitd> SupportTest::service_;

TEST_F(SupportTest, NobodyAsksWithoutATokenOrForAnotherSession) {
  const Visitor other(*service_);
  for (const auto& [route, good, isEffect] : routes()) {
    SCOPED_TRACE(route);
    const std::string path = "/api/support/" + std::string(route),
                      lines = std::string(kJson) + keyLine("key-of-nobody");
    for (const std::string& token : {std::string(), bearer("p1.forged.token")}) {
      const auto refused = request(service_->port, "POST", path, json::serialize(good), token + lines);
      EXPECT_EQ(refused.status, 401);
      EXPECT_EQ(errorCode(refused), "auth.invalid");
    }
    json::object foreign = good;
    foreign["sessionId"] = other.conversation;
    EXPECT_EQ(errorCode(ask(route, foreign)), "session.other");
    foreign["sessionId"] = visitor.conversation;
    foreign["site"] = "elsewhere";
    const auto refused = ask(route, foreign);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(errorCode(refused), "site.other");
    foreign["site"] = "demo-shop";
    EXPECT_LT(ask(route, foreign).status, 300) << "of its own site it is taken";
    foreign.erase("site");
    foreign.erase("sessionId");
    if (isInSession(route)) {
      EXPECT_EQ(issuesOf(send(route, json::serialize(foreign), keyLine("key-of-nobody"))),
                Issues{"sessionId validation.missing"});
    }
    EXPECT_EQ(exchange(service_->port, "GET", path).status, 405);
  }
}

TEST_F(SupportTest, WhoLoggedOutAsksNoMore) {
  ASSERT_EQ(request(service_->port, "POST", "/api/session/end", "{}", bearer(visitor.token)).status, 200);
  for (const auto& [route, good, isEffect] : routes()) EXPECT_EQ(ask(route, good).status, 401) << route;
}

TEST_F(SupportTest, RefusesWhatIsNoJsonObject) {
  const std::string tooDeep = R"({"filters":)" + std::string(100, '[') + std::string(100, ']') + "}";
  for (const auto& [route, good, isEffect] : routes()) {
    SCOPED_TRACE(route);
    for (const std::string& body :
         {std::string(), std::string("{"), std::string("[]"), std::string("7"),
          std::string("{\"a\":\"\xFF\xFE\"}"), std::string("{\"a\":\"\xC0\x80\"}"), tooDeep}) {
      const auto refused = send(route, body, keyLine("key-of-nonsense"));
      EXPECT_EQ(refused.status, 400) << body;
      EXPECT_EQ(errorCode(refused), "validation.json") << body;
    }
    const auto large =
        send(route, R"({"a":")" + std::string(70'000, 'x') + "\"}", keyLine("key-of-nonsense"));
    EXPECT_EQ(large.status, 413);
    EXPECT_EQ(errorCode(large), "size");
    for (const std::string& type : {std::string(), std::string("Content-Type: text/plain\r\n"),
                                    std::string("Content-Type: application/json; charset=latin-1\r\n")}) {
      const auto refused = request(service_->port, "POST", "/api/support/" + std::string(route),
                                   json::serialize(good), bearer(visitor.token) + type);
      EXPECT_EQ(refused.status, 415);
      EXPECT_EQ(errorCode(refused), "content.type");
    }
  }
}

TEST_F(SupportTest, AnEffectNeedsAKey) {
  for (const auto& [route, good, isEffect] : routes()) {
    if (!isEffect) continue;
    SCOPED_TRACE(route);
    json::object body = good;
    body["sessionId"] = visitor.conversation;
    const std::string text = json::serialize(body);
    EXPECT_EQ(issuesOf(send(route, text, "")), Issues{"Idempotency-Key validation.missing"});
    for (const std::string& key : {std::string("seven77"), std::string(129, 'k'), std::string("has a space"),
                                   std::string("\"quoted-key\""), std::string("slash/slash")})
      EXPECT_EQ(issuesOf(send(route, text, keyLine(key))), Issues{"Idempotency-Key validation.range"}) << key;
    EXPECT_EQ(issuesOf(send(route, text, keyLine("key-number-one") + keyLine("key-number-one"))),
              Issues{"Idempotency-Key validation.range"})
        << "two are none";
  }
}

TEST_F(SupportTest, TheSameAgainIsAnsweredAsBefore) {
  for (const auto& [route, good, isEffect] : routes()) {
    if (!isEffect) continue;
    SCOPED_TRACE(route);
    json::object body = good;
    body["sessionId"] = visitor.conversation;
    if (std::string_view(route) == "returns") body["orderId"] = "10191";
    const std::string text = json::serialize(body), line = keyLine("the-same-again_8");
    const auto first = send(route, text, line), again = send(route, text, line);
    EXPECT_LT(first.status, 300) << first.body;
    EXPECT_EQ(again.status, first.status);
    EXPECT_EQ(again.body, first.body);
    body["comment"] = "and more";
    const auto other = send(route, json::serialize(body), line);
    EXPECT_EQ(other.status, 409) << other.body;
    EXPECT_EQ(errorCode(other), "idempotency.reused");
    EXPECT_EQ(send(route, text, line).body, first.body) << "which changes nothing";
  }
}

TEST_F(SupportTest, ARefusalIsAnsweredAgainWithANumberOfItsOwn) {
  const auto first = giveBack("10003", {}, keyLine("a-late-return"));
  const auto again = giveBack("10003", {}, keyLine("a-late-return"));
  EXPECT_EQ(first.status, 422);
  EXPECT_EQ(again.status, 422);
  EXPECT_EQ(issuesOf(again), Issues{"option returns.too_late"});
  EXPECT_NE(again.body, first.body);
  EXPECT_EQ(json::parse(again.body).at("error").at("requestId").as_string(),
            again.headers.at("x-request-id"));
}

TEST_F(SupportTest, KeysAreOfASessionAndARouteAlone) {
  const Visitor other(*service_);
  const auto first = ask("stylist", {{"email", "mara@example.com"}}, keyLine("one-key-for-all"));
  EXPECT_EQ(ask("csat", {{"rating", 4}}, keyLine("one-key-for-all")).status, 200);
  const auto theirs =
      request(service_->port, "POST", "/api/support/stylist",
              json::serialize(json::object{{"email", "mara@example.com"}, {"sessionId", other.conversation}}),
              bearer(other.token) + std::string(kJson) + keyLine("one-key-for-all"));
  EXPECT_EQ(theirs.status, 201);
  EXPECT_NE(theirs.body, first.body);
}

TEST_F(SupportTest, WhatIsWrongWithTheBodyIsNotKept) {
  EXPECT_EQ(ask("csat", {{"rating", 6}}, keyLine("first-a-slip")).status, 400);
  EXPECT_EQ(ask("csat", {{"rating", 5}}, keyLine("first-a-slip")).status, 200);
}

TEST_F(SupportTest, FindsProductsPageByPage) {
  const auto all = json::parse(ask("products", {{"limit", 50}, {"sort", "price_up"}}).body);
  const auto total = all.at("total").as_int64();
  ASSERT_GT(total, 50);
  std::vector<std::string> ids;
  json::object body{{"sort", "price_up"}, {"limit", 9}};
  std::int64_t price = 0;
  for (int pages = 0; pages < 20; ++pages) {
    const auto page = json::parse(ask("products", body).body);
    EXPECT_EQ(page.at("total").as_int64(), total);
    for (const auto& item : page.at("items").as_array()) {
      ids.emplace_back(item.at("id").as_string().c_str());
      EXPECT_GE(item.at("price").as_int64(), price);
      price = item.at("price").as_int64();
    }
    if (page.at("nextCursor").is_null()) break;
    body["cursor"] = page.at("nextCursor");
  }
  EXPECT_EQ(static_cast<std::int64_t>(ids.size()), total);
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::unique(ids).size(), 0U);
  EXPECT_EQ(json::parse(ask("products", {}).body).at("items").as_array().size(), 20U);
  EXPECT_EQ(json::parse(ask("products", {{"limit", 5'000}}).body).at("items").as_array().size(), 50U);
  EXPECT_EQ(json::parse(ask("products", {{"limit", -1}}).body).at("items").as_array().size(), 1U);
  const auto beyond = json::parse(ask("products", {{"cursor", "p5000"}}).body);
  EXPECT_TRUE(beyond.at("items").as_array().empty() && beyond.at("nextCursor").is_null());
}

TEST_F(SupportTest, OffersProductsWithOneWishLess) {
  const json::object filters{{"category", "ring"}, {"metal", "platinum"}, {"priceMax", 2}, {"ready", true}};
  const auto none = json::parse(ask("products", {{"filters", filters}}).body);
  EXPECT_EQ(none.at("total").as_int64(), 0);
  const auto close = json::parse(
      ask("products", {{"filters", {{"category", "bracelet"}, {"stone", "diamond"}, {"priceMax", 100}}}})
          .body);
  EXPECT_EQ(close.at("total").as_int64(), 0);
  ASSERT_FALSE(close.at("relaxations").as_array().empty());
  for (const auto& offer : close.at("relaxations").as_array()) {
    const auto found = json::parse(ask("products", {{"filters", offer.at("filters")}}).body);
    EXPECT_EQ(found.at("total"), offer.at("total")) << offer;
  }
}

TEST_F(SupportTest, SaysWhatIsWrongWithASearch) {
  const auto refused = ask("products", {{"filters",
                                         {{"category", "hat"},
                                          {"metal", 7},
                                          {"tags", json::array{"loud"}},
                                          {"ready", "yes"},
                                          {"priceMin", 5},
                                          {"priceMax", 4}}},
                                        {"sort", "best"},
                                        {"cursor", "p5001"},
                                        {"limit", "many"}});
  EXPECT_EQ(refused.status, 400);
  auto issues = issuesOf(refused);
  std::ranges::sort(issues);
  EXPECT_EQ(issues, (Issues{"cursor validation.range", "filters.category validation.lookup",
                            "filters.metal validation.range", "filters.priceMax validation.range",
                            "filters.ready validation.range", "filters.tags validation.lookup",
                            "limit validation.range", "sort validation.lookup"}));
  EXPECT_EQ(issuesOf(ask("products", {{"filters", "ring"}})), Issues{"filters validation.range"});
  for (const char* cursor : {"p", "20", "p-1", "px", "p1 ", "q1", "p99999999999999999999"})
    EXPECT_EQ(issuesOf(ask("products", {{"cursor", cursor}})), Issues{"cursor validation.range"}) << cursor;
}

TEST_F(SupportTest, ShowsAnOrderToWhoProvesIt) {
  const auto order = ask("order-status", {{"orderId", "GG-10001"}, {"postalCode", "sw1a1aa"}});
  ASSERT_EQ(order.status, 200) << order.body;
  const auto told = json::parse(order.body);
  EXPECT_EQ(told.at("reference").as_string(), "10001");
  EXPECT_EQ(told.at("status").as_string(), "delivered");
  EXPECT_EQ(told.at("entries").at(0).at("title").as_string(), "Order received");
  EXPECT_EQ(told.at("entries").at(1).at("at").as_string(), daysAgo(1));
  EXPECT_TRUE(told.at("next").is_null());
  EXPECT_FALSE(order.body.contains("mara") || order.body.contains("SW1A")) << "what proves it is not told";
  EXPECT_EQ(ask("order-status", {{"email", "MARA@example.com"}, {"postalCode", "SW1A 1AA"}}).status, 200);
  const json::object wrong[] = {{{"orderId", "10001"}, {"email", "eve@example.com"}},
                                {{"orderId", "99999"}, {"email", "mara@example.com"}},
                                {{"orderId", "99999"}, {"email", "eve@example.com"}},
                                {{"orderId", "10001"}, {"postalCode", "10001"}},
                                {{"email", "mara@example.com"}, {"postalCode", "x"}}};
  std::string shape;
  for (const auto& body : wrong) {
    const auto refused = ask("order-status", body);
    EXPECT_EQ(refused.status, 404);
    EXPECT_EQ(errorCode(refused), "order.not_found");
    const std::string same = refused.body.substr(0, refused.body.find("requestId"));
    if (!shape.empty()) {
      EXPECT_EQ(same, shape);
    }
    shape = same;
  }
  EXPECT_EQ(issuesOf(ask("order-status", {{"orderId", "10001"}})), Issues{"email validation.missing"});
  EXPECT_EQ(issuesOf(ask("order-status", {{"email", "mara@example.com"}})),
            Issues{"postalCode validation.missing"});
  EXPECT_EQ(issuesOf(ask("order-status", {{"orderId", 10001}, {"email", std::string(255, 'x')}})),
            (Issues{"email validation.range", "orderId validation.range"}));
}

TEST_F(SupportTest, ShowsACustomerTheirOwnOrders) {
  const auto key =
      run({PIPITD, "site", "key", "demo-shop", "--database", service_->database()}).output.substr(0, 64);
  const auto come = [&](const std::string& identity) {
    const auto session = json::parse(
        request(service_->port, "POST", "/api/session", R"({"site":"demo-shop","identity":)" + identity + "}")
            .body);
    visitor.token = session.at("token").as_string().c_str();
    visitor.conversation = session.at("conversation").as_string().c_str();
  };
  come(R"({"id":"mara","hash":")" + proofOf("mara", key) + "\"}");
  EXPECT_EQ(ask("order-status", {{"orderId", "10006"}}).status, 200);
  EXPECT_EQ(json::parse(ask("order-status", {}).body).at("reference").as_string(), "10006");
  EXPECT_EQ(errorCode(ask("order-status", {{"orderId", "10001"}})), "order.not_found");
  EXPECT_EQ(errorCode(ask("order-status", {{"orderId", "10006"}, {"email", "eve@example.com"}})),
            "order.not_found");
  EXPECT_EQ(ask("returns", {{"orderId", "10006"}, {"option", "care"}}).status, 201);
  come(R"({"id":"eve","hash":")" + proofOf("eve", key) + "\"}");
  EXPECT_EQ(errorCode(ask("order-status", {{"orderId", "10006"}})), "order.not_found");
  come(R"({"id":"mara"})");
  EXPECT_EQ(ask("order-status", {{"orderId", "10006"}}).status, 400) << "nobody has proven it";
}

TEST_F(SupportTest, TakesBackWhatMayComeBack) {
  const auto taken = giveBack("10001", {{"item", "ring-aurora"}, {"reason", "Too bright"}});
  ASSERT_EQ(taken.status, 201) << taken.body;
  const std::string id(json::parse(taken.body).at("rmaId").as_string());
  EXPECT_TRUE(json::parse(taken.body).at("message").as_string().find(id) != std::string::npos);
  const auto duplicate = giveBack("10001", {{"item", "ring-aurora"}});
  EXPECT_EQ(duplicate.status, 409);
  EXPECT_EQ(errorCode(duplicate), "returns.duplicate");
  EXPECT_EQ(giveBack("10001").status, 409) << "the whole order has that piece in it";
  EXPECT_EQ(giveBack("10001", {{"item", "ring-hush"}}).status, 201);
  EXPECT_EQ(giveBack("10001", {{"item", "ring-aurora"}, {"option", "resize"}, {"newSize", "7 1/2"}}).status,
            201);
  EXPECT_EQ(giveBack("10002", {{"option", "resize"}, {"newSize", "52"}}).status, 201);
  EXPECT_EQ(giveBack("10003", {{"option", "care"}}).status, 201);
  EXPECT_EQ(giveBack("10003", {{"option", "care"}}).status, 409);
}

TEST_F(SupportTest, SaysWhyAPieceDoesNotComeBack) {
  const auto why = [&](const std::string& order, json::object more = {}) {
    const auto refused = giveBack(order, std::move(more));
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_EQ(errorCode(refused), "returns.ineligible");
    return issuesOf(refused);
  };
  EXPECT_EQ(why("10002"), Issues{"option returns.too_late"});
  EXPECT_EQ(why("10003", {{"option", "resize"}, {"newSize", "7"}}), Issues{"option returns.too_late"});
  EXPECT_EQ(why("10004"), Issues{"item returns.engraved"});
  EXPECT_EQ(why("10005"), Issues{"option returns.not_delivered"});
  EXPECT_EQ(giveBack("10004", {{"item", "ring-aurora"}}).status, 201) << "the other piece does";
  const auto foreign = giveBack("10001", {{"proof", {{"email", "eve@example.com"}}}});
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(errorCode(foreign), "order.not_found");
  EXPECT_EQ(issuesOf(giveBack("10001", {{"item", "ring-tidal"}})), Issues{"item validation.lookup"});
  EXPECT_EQ(issuesOf(giveBack("10001", {{"option", "burn"}})), Issues{"option validation.lookup"});
  EXPECT_EQ(issuesOf(giveBack("10001", {{"option", "resize"}})), Issues{"newSize validation.missing"});
  EXPECT_EQ(issuesOf(giveBack("10001", {{"proof", json::object()}})), Issues{"proof validation.missing"});
  EXPECT_EQ(issuesOf(giveBack("10001", {{"proof", "mara@example.com"}}))[0], "proof validation.range");
  EXPECT_EQ(issuesOf(giveBack("10001", {{"reason", std::string(501, 'x')}})),
            Issues{"reason validation.range"});
}

TEST_F(SupportTest, CallsAStylistWithAllThatWasSaid) {
  ASSERT_EQ(ask("shortlist", {{"items", json::array{"ring-hush", "ring-aurora", "ring-hush"}}}).status, 200);
  const auto called =
      ask("stylist", {{"email", "mara@example.com"},
                      {"name", "Mara"},
                      {"phone", "+1 (555) 01-00"},
                      {"notes", "For my sister"},
                      {"timePreference", "Morning"},
                      {"transcript", json::array{json::object{{"from", "visitor"}, {"text", "hello"}}}}});
  ASSERT_EQ(called.status, 201) << called.body;
  const auto id = json::parse(called.body).at("ticketId");
  const auto all = tickets();
  const auto ticket = std::ranges::find_if(all, [&](const json::value& one) { return one.at("id") == id; });
  ASSERT_NE(ticket, all.end());
  const auto& details = ticket->at("details");
  EXPECT_EQ(details.at("email").as_string(), "mara@example.com");
  EXPECT_EQ(details.at("time").as_string(), "Morning");
  EXPECT_EQ(details.at("shortlist"), (json::array{"ring-hush", "ring-aurora"}));
  EXPECT_EQ(details.at("transcript").at(0).at("text").as_string(), "hello");
  EXPECT_EQ(issuesOf(ask("stylist", {{"email", "mara"}, {"phone", "12"}, {"timePreference", "Night"}})),
            (Issues{"email validation.range", "phone validation.range", "timePreference validation.range"}));
  EXPECT_EQ(issuesOf(ask("stylist", {{"email", ""}})), Issues{"email validation.range"});
  EXPECT_EQ(issuesOf(ask("stylist", {})), Issues{"email validation.missing"});
  EXPECT_EQ(issuesOf(ask("stylist", {{"email", "a@b.example"},
                                     {"shortlist", json::array{"no-such-piece"}},
                                     {"transcript", json::array{"hello"}}})),
            (Issues{"shortlist validation.lookup", "transcript validation.range"}));
}

TEST_F(SupportTest, ALowRatingOpensATicket) {
  const auto before = tickets().size();
  EXPECT_TRUE(
      json::parse(ask("csat", {{"rating", 3}, {"intent", "track_order"}}).body).at("ticketId").is_null());
  EXPECT_EQ(tickets().size(), before);
  const auto low = json::parse(ask("csat", {{"rating", 2}, {"comment", "Slow"}}).body);
  EXPECT_TRUE(low.at("ok").as_bool());
  const auto all = tickets();
  ASSERT_EQ(all.size(), before + 1);
  EXPECT_EQ(all.back().at("id"), low.at("ticketId"));
  for (const json::value& rating : {json::value(0), json::value(6), json::value(4.5), json::value("5")})
    EXPECT_EQ(issuesOf(ask("csat", {{"rating", rating}})), Issues{"rating validation.range"}) << rating;
  EXPECT_EQ(issuesOf(ask("csat", {})), Issues{"rating validation.missing"});
}

TEST_F(SupportTest, AShortlistIsOneForAConversation) {
  const auto first = json::parse(ask("shortlist", {{"items", json::array{"ring-aurora"}}}).body);
  const auto second = json::parse(ask("shortlist", {{"items", json::array()}}).body);
  EXPECT_EQ(first.at("shortlistId"), second.at("shortlistId"));
  EXPECT_TRUE(second.at("items").as_array().empty());
  EXPECT_EQ(issuesOf(ask("shortlist", {{"items", json::array{"no-such-piece"}}})),
            Issues{"items validation.lookup"});
  EXPECT_EQ(issuesOf(ask("shortlist", {})), Issues{"items validation.missing"});
  json::array many;
  for (int count = 0; count < 51; ++count) many.emplace_back("ring-aurora");
  EXPECT_EQ(issuesOf(ask("shortlist", {{"items", many}})), Issues{"items validation.range"});
}

TEST_F(SupportTest, NobodyHearsOfAnOrderWhoHasNotAgreed) {
  const json::object good{{"orderId", "10001"},
                          {"proof", {{"email", "mara@example.com"}}},
                          {"email", "mara@example.com"},
                          {"consent", true}};
  EXPECT_EQ(ask("order-updates", good).body, R"({"ok":true})");
  json::object body = good;
  body["consent"] = false;
  EXPECT_EQ(issuesOf(ask("order-updates", body)), Issues{"consent validation.range"});
  body.erase("consent");
  body.erase("email");
  EXPECT_EQ(issuesOf(ask("order-updates", body)),
            (Issues{"email validation.missing", "consent validation.missing"}));
  body = good;
  body["proof"] = json::object{{"email", "eve@example.com"}};
  EXPECT_EQ(errorCode(ask("order-updates", body)), "order.not_found");
}

class SupportRateTest : public SupportTest {
 protected:
  static Pipitd* limited(const std::string& support, const std::string& order) {
    return serve({"--support-rate", support, "--order-rate", order, "--trust-forwarded"});
  }
};

TEST_F(SupportRateTest, AnAddressASessionAndProofsAreLimited) {
  const std::unique_ptr<Pipitd> service(limited("1/4", "1/2"));
  const Visitor one(*service), two(*service);
  const auto ask = [&](const Visitor& who, const char* route, const std::string& address) {
    return request(service->port, "POST", "/api/support/" + std::string(route),
                   R"({"orderId":"1","email":"a@b.example"})",
                   bearer(who.token) + std::string(kJson) + "X-Forwarded-For: " + address + "\r\n");
  };
  for (int count = 0; count < 2; ++count) EXPECT_EQ(ask(one, "order-status", "10.0.0.1").status, 404);
  const auto guessed = ask(two, "order-status", "10.0.0.1");
  EXPECT_EQ(guessed.status, 429) << "whoever asks";
  EXPECT_EQ(errorCode(guessed), "rate.limit");
  EXPECT_GE(std::stoi(guessed.headers.at("retry-after")), 1);
  EXPECT_TRUE(guessed.headers.at("ratelimit").starts_with(R"("order";r=0)"));
  const auto last = ask(one, "products", "10.0.0.1");
  EXPECT_EQ(last.status, 200);
  EXPECT_TRUE(last.headers.at("ratelimit").starts_with(R"("support";r=0)")) << last.headers.at("ratelimit");
  EXPECT_TRUE(
      ask(two, "products", "10.0.0.1").headers.at("ratelimit-policy").starts_with(R"("support";q=4;w=)"));
  EXPECT_EQ(ask(one, "products", "10.0.0.2").status, 200);
  const auto refused = ask(one, "products", "10.0.0.3");
  EXPECT_EQ(refused.status, 429) << "one session from many addresses";
  EXPECT_TRUE(refused.headers.at("ratelimit").starts_with(R"("support-session";r=0)"));
}

TEST_F(SupportTest, EffectsAndAnswersSurviveARestart) {
  const std::unique_ptr<Pipitd> service(serve({}));
  Visitor mara(*service);
  const std::string body =
      json::serialize(json::object{{"email", "mara@example.com"}, {"sessionId", mara.conversation}});
  const auto call = [&] {
    return request(service->port, "POST", "/api/support/stylist", body,
                   bearer(mara.token) + std::string(kJson) + keyLine("over-a-restart"));
  };
  const auto first = call();
  ASSERT_EQ(first.status, 201);
  service->stop(SIGKILL);
  service->start();
  mara.port = service->port;
  EXPECT_EQ(call().body, first.body);
}

}  // namespace
