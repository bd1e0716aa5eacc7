#include <gtest/gtest.h>

#include <future>
#include <random>
#include <set>

#include "support/AdminClient.h"
#include "support/Crowd.h"
#include "support/SupportClient.h"

// What must happen once happens once, whoever asks at the same moment and whatever dies in between.

namespace {

namespace json = boost::json;

constexpr int kCrowd = 50;

class SupportRaceTest : public ::testing::Test {
 protected:
  static std::vector<std::string> options(const TemporaryFolder& folder) {
    folder.write("orders.json", shopOrders());
    return {
        "--orders", folder.path("orders.json"), "--support-rate", "0", "--order-rate", "0", "--session-rate",
        "0"};
  }

  std::size_t tickets() const {
    return AdminClient(service_.port, "admin", password_).read("tickets").at("tickets").as_array().size();
  }

  TemporaryFolder folder_;
  Pipitd service_{options(folder_)};
  SupportClient client_{Visitor(service_)};
  std::string password_ = service_.adminPassword;
};

TEST_F(SupportRaceTest, FiftyWithOneKeyHaveOneEffect) {
  const auto stylists = askAtOnce(kCrowd, [&](int) {
    return client_.ask("stylist", {{"email", "mara@example.com"}}, "key-of-a-stylist");
  });
  EXPECT_TRUE(oneAnswerOf(stylists).starts_with("201 {\"ticketId\":\"TICKET-")) << oneAnswerOf(stylists);
  EXPECT_EQ(tickets(), 1U);
  const auto returns = askAtOnce(kCrowd, [&](int) {
    return client_.ask("returns", SupportClient::returnOf("10100"), "key-of-a-return");
  });
  EXPECT_TRUE(oneAnswerOf(returns).starts_with("201 {\"rmaId\":\"RMA-")) << oneAnswerOf(returns);
  const auto ratings =
      askAtOnce(kCrowd, [&](int) { return client_.ask("csat", {{"rating", 1}}, "key-of-a-rating"); });
  EXPECT_TRUE(oneAnswerOf(ratings).starts_with("200 {\"ok\":true,\"ticketId\":\"TICKET-"))
      << oneAnswerOf(ratings);
  EXPECT_EQ(tickets(), 2U);
}

TEST_F(SupportRaceTest, FiftyKeysForOneReturnHaveOneEffect) {
  const auto answers = askAtOnce(kCrowd, [&](int number) {
    return client_.ask("returns", SupportClient::returnOf("10101"), "key-number-" + std::to_string(number));
  });
  const auto taken =
      std::ranges::count_if(answers, [](const HttpAnswer& answer) { return answer.status == 201; });
  const auto refused = std::ranges::count_if(answers, [](const HttpAnswer& answer) {
    return answer.status == 409 && errorCode(answer) == "returns.duplicate";
  });
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(refused, kCrowd - 1);
}

TEST_F(SupportRaceTest, FiftyBodiesWithOneKeyHaveOneEffect) {
  const auto answers = askAtOnce(kCrowd, [&](int number) {
    return client_.ask("stylist", {{"email", "mara@example.com"}, {"notes", std::to_string(number)}},
                       "key-of-them-all");
  });
  const auto taken =
      std::ranges::count_if(answers, [](const HttpAnswer& answer) { return answer.status == 201; });
  const auto refused = std::ranges::count_if(answers, [](const HttpAnswer& answer) {
    return answer.status == 409 && errorCode(answer) == "idempotency.reused";
  });
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(refused, kCrowd - 1);
  EXPECT_EQ(tickets(), 1U);
}

// A client that hears nothing asks again with the same key. Where it dies is chance.
TEST_F(SupportRaceTest, WhoAsksAgainAfterAKillHasOneEffect) {
  constexpr int kRounds = 20;
  std::mt19937 chance(9);
  std::set<std::string> told;
  for (int round = 0; round < kRounds; ++round) {
    const std::string key = "key-of-round-" + std::to_string(round);
    const json::object body{{"email", "mara@example.com"}, {"notes", std::string(1 + chance() % 1'500, 'x')}};
    const auto ask = [&]() -> HttpAnswer {
      try {
        return client_.ask("stylist", body, key);
      } catch (const std::exception&) {
        return {};
      }
    };
    auto first = std::async(std::launch::async, ask);
    for (const auto end = std::chrono::steady_clock::now() + std::chrono::microseconds(chance() % 4'000);
         std::chrono::steady_clock::now() < end;) {
    }
    ASSERT_EQ(service_.stop(SIGKILL).status, 128 + SIGKILL);
    const HttpAnswer heard = first.get();
    service_.start();
    client_.visitor.port = service_.port;
    const auto again = client_.ask("stylist", body, key);
    ASSERT_EQ(again.status, 201) << again.body;
    if (heard.status != 0) {
      EXPECT_EQ(again.body, heard.body);
    }
    told.insert(again.body);
    EXPECT_EQ(tickets(), static_cast<std::size_t>(round + 1));
  }
  EXPECT_EQ(told.size(), static_cast<std::size_t>(kRounds));
}

}  // namespace
