#include <gtest/gtest.h>

#include <future>

#include "support/AdminClient.h"
#include "support/Crowd.h"
#include "support/Load.h"
#include "support/PostgresCluster.h"
#include "support/SupportClient.h"

namespace {

using namespace std::chrono_literals;

// Several services on one PostgreSQL database; each test has a database of its own.
struct Instances {
  explicit Instances(std::vector<std::string> more = {}, const std::string& parameters = "") {
    static int count = 0;
    database = PostgresCluster::shared().database("instances_" + std::to_string(++count)) + parameters;
    more.insert(more.end(), {"--database", database, "--data", folder.path("data")});
    one = std::make_unique<Pipitd>(more);
    two = std::make_unique<Pipitd>(more);
  }

  TemporaryFolder folder;
  std::string database;
  std::unique_ptr<Pipitd> one, two;
};

Visitor at(Visitor visitor, const Pipitd& service) {
  visitor.port = service.port;
  return visitor;
}

TEST(Instances, AMessageToOneReachesAStreamOfAnother) {
  const Instances both;
  const Visitor visitor(*both.one);
  const auto stream = at(visitor, *both.two).follow(0);
  ASSERT_TRUE(stream->readUntil("\r\n\r\n").contains("200 OK"));
  ASSERT_EQ(visitor.say("client-1", "hello").status, 202);
  const std::string first = stream->readUntil(R"("change":3)", 20s);
  EXPECT_TRUE(first.contains("client-1") && first.contains(R"("change":3)")) << first;
  // By now each hears the other.
  ASSERT_EQ(visitor.say("client-2", "a ring under $300").status, 202);
  const std::string second = stream->readUntil(R"("change":6)", 20s);
  EXPECT_TRUE(second.contains("a ring under $300")) << second;
  EXPECT_TRUE(second.contains("event: delta")) << "who holds the stream makes the answer: " << second;
  EXPECT_EQ(at(visitor, *both.two).history().size(), 4U);
  EXPECT_EQ(both.two->stop().output, "");
}

// Asks until the answer has that in it, or has not.
bool awaitConfiguration(const Pipitd& service, std::string_view part, bool isThere) {
  const auto deadline = std::chrono::steady_clock::now() + 20s;
  bool has = !isThere;
  while (has != isThere && std::chrono::steady_clock::now() < deadline)
    has = request(service.port, "GET", "/api/widget/config?site=demo-shop").body.contains(part);
  return has == isThere;
}

TEST(Instances, ASiteIsAddedByOneOfThem) {
  const Instances both;
  const AdminClient one(both.one->port, "admin", both.one->adminPassword),
      two(both.two->port, "admin", both.one->adminPassword);
  for (int site = 0; site < 12; ++site) {
    const boost::json::object body{{"id", "shop-" + std::to_string(site)},
                                   {"allow", boost::json::array{"https://shop.example"}}};
    auto other = std::async(std::launch::async, [&] { return two.post("sites", body); });
    const auto answer = one.post("sites", body), others = other.get();
    EXPECT_EQ(std::min(answer.status, others.status), 201) << answer.body;
    const auto& refused = answer.status == 201 ? others : answer;
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(errorCode(refused), "site.exists");
  }
  EXPECT_EQ(one.read("audit?kind=site").at("entries").as_array().size(), 12U);
}

TEST(Instances, AWriteOfFlagsIsKnownToAllOfThemAtOnce) {
  const Instances all;
  const auto pipitd = [&](std::vector<std::string> words) {
    words.insert(words.begin(), PIPITD);
    words.insert(words.end(), {"--reason", "a test", "--database", all.database});
    return run(words).status;
  };
  for (const Pipitd* service : {all.one.get(), all.two.get()})
    ASSERT_TRUE(awaitConfiguration(*service, "-tabSync", false));
  ASSERT_EQ(pipitd({"flag", "set", "--site", "demo-shop", "tabSync=off"}), 0);
  for (const Pipitd* service : {all.one.get(), all.two.get()})
    EXPECT_TRUE(awaitConfiguration(*service, "-tabSync", true));
  ASSERT_EQ(pipitd({"flag", "set", "--site", "demo-shop", "tabSync=default"}), 0);
  ASSERT_EQ(pipitd({"rollout", "emergency"}), 0);
  for (const Pipitd* service : {all.one.get(), all.two.get()})
    EXPECT_TRUE(awaitConfiguration(*service, "-retryLogic", true));
}

TEST(Instances, WhatOneTakesIsToldToPagesOfTheAdminAtAnother) {
  const Instances both;
  const AdminClient one(both.one->port, "admin", both.one->adminPassword),
      two(both.two->port, "admin", both.one->adminPassword);
  RawSocket stream(both.two->port);
  stream.send("GET /api/admin/events HTTP/1.1\r\nHost: t\r\nCookie: " + two.cookie + "\r\n\r\n");
  ASSERT_TRUE(stream.readUntil("\r\n\r\n").contains("200 OK"));
  const Visitor visitor(*both.one);
  const boost::json::object body{{"clientId", "client-1"}, {"type", "bug"}, {"message", "Nothing happens"}};
  ASSERT_EQ(
      request(both.one->port, "POST", "/api/feedback", boost::json::serialize(body), bearer(visitor.token))
          .status,
      201);
  const std::string heard = stream.readUntil(R"("tickets","site":"demo-shop"})", 20s);
  EXPECT_TRUE(heard.contains(R"({"topic":"feedback","site":"demo-shop"})")) << heard;
  // The session ends at one, and so does its stream at the other.
  AdminClient same(both.one->port);
  same.cookie = two.cookie;
  same.csrf = two.csrf;
  EXPECT_EQ(same.post("logout", {}).status, 200);
  (void)stream.readUntil("0\r\n\r\n", 20s);
  EXPECT_EQ(two.get("me").status, 401);
  EXPECT_TRUE(stream.readUntil({}, 5s).empty());
  EXPECT_TRUE(stream.isClosedByPeer());
}

TEST(Instances, LetAClientBeginAsManySessionsTogetherAsOneWould) {
  const Instances both({"--session-rate", "1/8"});
  int begun = 0;
  for (int count = 0; count < 20; ++count)
    begun += request((count % 2 == 0 ? both.one : both.two)->port, "POST", "/api/session",
                     R"({"site":"demo-shop"})")
                         .status == 200
                 ? 1
                 : 0;
  EXPECT_EQ(begun, 8);
}

TEST(Instances, TakeAsManyMessagesAndFilesTogetherAsOneWould) {
  const Instances both({"--chat-rate", "1/4", "--upload-rate", "1/3"});
  const Visitor visitor(*both.one), other = at(visitor, *both.two);
  const auto statuses = [&](const auto& ask) {
    std::map<int, int> counted;
    for (int count = 0; count < 5; ++count)
      for (const Visitor* asks : {&visitor, &other}) ++counted[ask(*asks, count).status];
    return counted;
  };
  const auto said = statuses([](const Visitor& asks, int count) {
    return asks.say("client-" + std::to_string(asks.port) + std::to_string(count), "hello");
  });
  EXPECT_EQ(said, (std::map<int, int>{{202, 4}, {429, 6}}));
  const auto sent = statuses([](const Visitor& asks, int) {
    return request(asks.port, "POST", "/api/uploads", "no picture", bearer(asks.token));
  });
  EXPECT_EQ(sent, (std::map<int, int>{{415, 3}, {429, 7}}));
  EXPECT_EQ(other.say("client-1", "again").headers.at("ratelimit").substr(0, 10), R"("chat";r=0)");
}

TEST(Instances, AQuestionOfADeadOneIsAnsweredByAnother) {
  const Instances both({"--answer-pace", "500"});
  const Visitor visitor(*both.one);
  const auto stream = visitor.follow(0);
  ASSERT_EQ(visitor.say("client-1", "a ring under $300").status, 202);
  ASSERT_TRUE(stream->readUntil("event: delta").contains("event: delta"));
  both.one->stop(SIGKILL);
  const auto other = at(visitor, *both.two).follow(2);
  const std::string seen = other->readUntil("event: delta", 30s);
  EXPECT_TRUE(seen.contains(R"("seq":2)")) << seen;
  EXPECT_TRUE(seen.contains("event: delta")) << seen;
}

TEST(Instances, ManyVisitorsWriteToAllOfThemAtOnce) {
  const Instances both({"--chat-rate", "0", "--session-rate", "0", "--answer-pace", "0"});
  Load load(*both.one, 4);
  for (int turn = 0; turn < 10; ++turn) {
    ASSERT_TRUE(load.await(20));
    load.moveTo(turn % 2 == 0 ? both.two->port : both.one->port);
  }
  load.stop();
  EXPECT_EQ(load.problems(both.one->port), "");
  EXPECT_EQ(both.one->stop().output + both.two->stop().output, "");
}

TEST(Instances, WhoLogsOutIsOutEverywhere) {
  const Instances both;
  const Visitor visitor(*both.one);
  visitor.say("client-1", "hello");
  const auto stream = at(visitor, *both.two).follow(0);
  ASSERT_TRUE(stream->readUntil("client-1").contains("client-1"));
  EXPECT_EQ(request(both.one->port, "POST", "/api/session/end", "{}", bearer(visitor.token)).status, 200);
  const std::string rest = stream->readAll();
  EXPECT_TRUE(rest.ends_with("0\r\n\r\n")) << rest;
  EXPECT_EQ(at(visitor, *both.two).say("client-2", "again").status, 401);
}

TEST(Instances, FiftyWhoAskBothOfThemWithOneKeyHaveOneEffect) {
  const TemporaryFolder folder;
  folder.write("orders.json", shopOrders());
  const Instances both({"--orders", folder.path("orders.json"), "--support-rate", "0", "--order-rate", "0"});
  const SupportClient client{Visitor(*both.one)};
  const AdminClient admin(both.one->port, "admin", both.one->adminPassword);
  const auto port = [&](int number) { return (number % 2 == 0 ? both.one : both.two)->port; };
  for (std::size_t round = 0; round < 5; ++round) {
    const std::string key = "key-of-round-" + std::to_string(round);
    const auto stylists = askAtOnce(50, [&](int number) {
      return client.ask(port(number), "stylist", {{"email", "mara@example.com"}}, key);
    });
    EXPECT_TRUE(oneAnswerOf(stylists).starts_with("201 {\"ticketId\":\"TICKET-")) << oneAnswerOf(stylists);
    EXPECT_EQ(admin.read("tickets").at("tickets").as_array().size(), round + 1);
    const std::string order = std::to_string(10'100 + round);
    const auto returns = askAtOnce(50, [&](int number) {
      return client.ask(port(number), "returns", SupportClient::returnOf(order),
                        "return-" + order + "-" + std::to_string(number));
    });
    std::map<int, int> statuses;
    for (const HttpAnswer& answer : returns) ++statuses[answer.status];
    EXPECT_EQ(statuses, (std::map<int, int>{{201, 1}, {409, 49}})) << "of fifty keys, one is first";
  }
}

TEST(Instances, AnEffectOfADeadOneIsNotHadAgainAtAnother) {
  const Instances both;
  const SupportClient client{Visitor(*both.one)};
  const auto first = client.ask("stylist", {{"email", "mara@example.com"}}, "key-of-a-stylist");
  ASSERT_EQ(first.status, 201);
  both.one->stop(SIGKILL);
  const auto again =
      client.ask(both.two->port, "stylist", {{"email", "mara@example.com"}}, "key-of-a-stylist");
  EXPECT_EQ(again.body, first.body);
}

TEST(Instances, LetASessionAskForSupportTogetherAsOftenAsOneWould) {
  const Instances both({"--support-rate", "1/6"});
  const SupportClient client{Visitor(*both.one)};
  std::map<int, int> statuses;
  for (int count = 0; count < 20; ++count)
    ++statuses[client.ask((count % 2 == 0 ? both.one : both.two)->port, "products", {}, "no-key-at-all")
                   .status];
  EXPECT_EQ(statuses, (std::map<int, int>{{200, 6}, {429, 14}}));
}

TEST(Instances, AFileThatOneTookIsServedByAnother) {
  const Instances both;
  const Visitor visitor(*both.one);
  const std::string png("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x02\0\0\0\x01\x08\x06\0\0\0abcd", 33);
  const auto taken = request(both.one->port, "POST", "/api/uploads", png,
                             bearer(visitor.token) + "X-Pipit-Filename: a.png\r\n");
  ASSERT_EQ(taken.status, 201) << taken.body;
  const std::string id = boost::json::parse(taken.body).at("id").as_string().c_str();
  EXPECT_EQ(request(both.two->port, "GET", "/api/uploads/" + id, {}, bearer(visitor.token)).body, png);
}

TEST(Instances, WhileTheDatabaseRestartsRequestsAreAskedToComeAgainAndStreamsMissNothing) {
  const Instances both({"--chat-rate", "0"});
  const Visitor visitor(*both.one);
  ASSERT_EQ(visitor.say("client-1", "hello").status, 202);
  const auto stream = at(visitor, *both.two).follow(0);
  ASSERT_TRUE(stream->readUntil("client-1").contains("client-1"));
  PostgresCluster::shared().stop();
  const HttpAnswer refused = visitor.say("client-2", "the shop is closed?");
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.headers.at("retry-after"), "2");
  const HttpAnswer unready = request(both.one->port, "GET", "/api/health/ready");
  EXPECT_EQ(unready.status, 503);
  EXPECT_TRUE(
      unready.body.starts_with(R"({"status":"unavailable","database":"unavailable","queues":{"desk":)"))
      << unready.body;
  EXPECT_EQ(request(both.one->port, "GET", "/api/health").status, 200);
  PostgresCluster::shared().start();
  const auto deadline = std::chrono::steady_clock::now() + 20s;
  while (visitor.say("client-2", "the shop is closed?").status != 202)
    ASSERT_LT(std::chrono::steady_clock::now(), deadline);
  EXPECT_TRUE(stream->readUntil("client-2", 20s).contains("client-2"));
  const auto answered = [&] { return visitor.history().size() == 4; };
  while (!answered()) ASSERT_LT(std::chrono::steady_clock::now(), deadline + 20s);
}

TEST(Instances, WhileTheDatabaseStandsStillNobodyWaitsForIt) {
  const Instances both({"--chat-rate", "0"}, "&tcp_user_timeout=500");
  const Visitor visitor(*both.one);
  ASSERT_EQ(visitor.say("client-1", "hello").status, 202);
  PostgresCluster::shared().freeze();
  const HttpAnswer refused = visitor.say("client-2", "is anybody there?");
  const HttpAnswer unready = request(both.one->port, "GET", "/api/health/ready");
  PostgresCluster::shared().thaw();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(unready.status, 503);
  const auto deadline = std::chrono::steady_clock::now() + 20s;
  while (visitor.say("client-2", "is anybody there?").status != 202)
    ASSERT_LT(std::chrono::steady_clock::now(), deadline);
  while (visitor.history().size() != 4) ASSERT_LT(std::chrono::steady_clock::now(), deadline + 20s);
}

TEST(Instances, ADatabaseThatDiesUnderLoadHasLostNothing) {
  const Instances both({"--chat-rate", "0", "--session-rate", "0", "--answer-pace", "0"});
  Load load(*both.one, 3);
  for (int round = 0; round < 3; ++round) {
    ASSERT_TRUE(load.await(20));
    load.moveTo(round % 2 == 0 ? both.two->port : both.one->port);
    ASSERT_TRUE(load.await(5));
    PostgresCluster::shared().stop(SIGQUIT);
    PostgresCluster::shared().start();
  }
  ASSERT_TRUE(load.await(20));
  load.stop();
  EXPECT_EQ(load.problems(both.two->port), "");
}

}  // namespace
