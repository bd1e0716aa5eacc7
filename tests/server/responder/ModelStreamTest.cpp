#include <gtest/gtest.h>

#include <deque>

#include "model/Limits.h"
#include "responder/ModelStream.h"
#include "responder/PacedStream.h"
#include "support/DomainFixture.h"
#include "support/Tables.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

// A server whose words come when the test says so.
class ScriptedClient : public ModelClient {
 public:
  std::vector<std::string> bodies;
  std::vector<std::chrono::milliseconds> times;
  std::deque<ModelNews> news;  // each time that somebody looks
  bool isFull = false;
  int dropped = 0;

  std::unique_ptr<ModelCall> ask(std::string body, std::chrono::milliseconds atMost) override {
    bodies.push_back(std::move(body));
    times.push_back(atMost);
    return isFull ? nullptr : std::make_unique<Call>(*this);
  }

 private:
  class Call : public ModelCall {
   public:
    explicit Call(ScriptedClient& client) : client_(client) {}
    ~Call() override { ++client_.dropped; }
    ModelNews news() override {
      if (client_.news.empty()) return {};
      ModelNews next = std::move(client_.news.front());
      client_.news.pop_front();
      return next;
    }

   private:
    ScriptedClient& client_;
  };
};

ModelNews words(std::string text) {
  return {std::move(text), std::nullopt};
}
ModelNews ended(std::string text = {}) {
  return {std::move(text), ModelReply{}};
}
ModelNews failed(ModelFailure failure, std::optional<std::chrono::seconds> retryAfter = {}) {
  return {{}, ModelReply{.failure = failure, .retryAfter = retryAfter}};
}
ModelNews calling(const std::string& tool, std::string text = {}) {
  return {std::move(text), ModelReply{.calls = {{"c", tool, "{}"}}}};
}

class ModelStreamTest : public ::testing::Test {
 protected:
  static concierge::Concierge shop() {
    const auto read = [](const char* file) {
      std::ifstream stream(std::string(PIPIT_TEST_DATA "/concierge/") + file);
      std::stringstream text;
      text << stream.rdbuf();
      return text.str();
    };
    return *concierge::Concierge::load(read("catalogue.json"), read("orders.json"));
  }

  std::unique_ptr<ModelStream> begin() {
    return std::make_unique<ModelStream>(
        works,
        ModelStream::Question{
            .prompt = ModelPrompt({.shop = "S", .assistant = "A", .context = {}, .mark = "m"}, {}, "q"),
            .tools = ModelTools(shop(), {.text = "q", .history = {}},
                                [](std::string_view) { return std::vector<FoundArticle>(); }),
            .rules = std::make_unique<PacedStream>("By rules.", End{}, 0ms, now),
            .conversation = "c",
            .site = "s",
            .key = "key"},
        now);
  }

  // All that it says, with the clock in steps of 10 ms, and when.
  std::string hear(AnswerStream& stream) {
    std::string text;
    const SteadyTime begun = now;
    for (;;) {
      const AnswerStep step = stream.next(now);
      if (std::holds_alternative<End>(step)) break;
      if (const auto* piece = std::get_if<Piece>(&step)) text += piece->text;
      if (std::holds_alternative<Pause>(step)) now += 10ms;
      EXPECT_LT(now, begun + 2min) << text;
      if (now >= begun + 2min) break;
    }
    took = now - begun;
    return text;
  }

  SteadyTime now{1h};
  SteadyTime::duration took{};
  ScriptedClient client;
  RecordingTelemetry telemetry;
  ModelWorks works{client, "m", {}, telemetry, [] { return 1; }, ModelBudget({}, nullptr)};
};

TEST_F(ModelStreamTest, GivesWhatCameAndThenTheEnd) {
  client.news = {words("Hel"), {}, words("lo"), ended("!")};
  EXPECT_EQ(hear(*begin()), "Hello!");
  EXPECT_EQ(telemetry.modelAnswers, std::vector<std::string>{"answered"});
  EXPECT_EQ(telemetry.modelsBegun, 1);
  EXPECT_EQ(client.times[0], 60s);
  EXPECT_EQ(client.dropped, 1);
  EXPECT_EQ(works.cache.find("key", now)->text, "Hello!");
}

TEST_F(ModelStreamTest, WaitsTenSecondsForAWordAndNoMore) {
  EXPECT_EQ(hear(*begin()), "By rules.");
  EXPECT_EQ(took, 10s);
  EXPECT_EQ(telemetry.modelFailures, std::vector<std::string>{"too_slow"});
  EXPECT_EQ(client.dropped, 1);
  EXPECT_EQ(client.bodies.size(), 1U);
}

TEST_F(ModelStreamTest, WaitsAMinuteForTheWholeAndNoMore) {
  for (int look = 0; look < 10'000; ++look) client.news.push_back(words(look % 200 == 0 ? "so " : ""));
  const std::string text = hear(*begin());
  EXPECT_EQ(took, 60s);
  EXPECT_TRUE(text.starts_with("so so so ")) << text;
  EXPECT_TRUE(text.ends_with("By rules.")) << text;
  EXPECT_EQ(telemetry.modelAnswers, std::vector<std::string>{"cut_off"});
  EXPECT_EQ(works.cache.size(), 0U);
}

TEST_F(ModelStreamTest, TriesOnceMoreWhileNothingWasShown) {
  client.news = {failed(ModelFailure::ServerError), ended("Hello!")};
  EXPECT_EQ(hear(*begin()), "Hello!");
  EXPECT_EQ(client.bodies.size(), 2U);
  client.news = {words("Hel"), failed(ModelFailure::BrokenOff), ended("Hello!")};
  EXPECT_TRUE(hear(*begin()).contains("By rules."));
  EXPECT_EQ(client.bodies.size(), 3U);
}

TEST_F(ModelStreamTest, TriesOnceMoreOnlyWhileTheVisitorHasNotWaitedLong) {
  for (int look = 0; look < 980; ++look) client.news.emplace_back();
  client.news.push_back(failed(ModelFailure::ServerError));
  EXPECT_EQ(hear(*begin()), "By rules.");
  EXPECT_EQ(client.bodies.size(), 1U);
  EXPECT_LT(took, 10s);
}

TEST_F(ModelStreamTest, WaitsAsLongAsItIsAskedForWhereThatIsAMoment) {
  client.news = {failed(ModelFailure::RateLimited, 2s), ended("Hello!")};
  EXPECT_EQ(hear(*begin()), "Hello!");
  EXPECT_GE(took, 2s);
  client.news = {failed(ModelFailure::RateLimited, 3s)};
  EXPECT_EQ(hear(*begin()), "By rules.");
  EXPECT_TRUE(works.rest.isResting(now + 2s));
  EXPECT_FALSE(works.rest.isResting(now + 4s));
}

TEST_F(ModelStreamTest, LeavesAServerAloneThatFailsThreeTimes) {
  for (int time = 0; time < 3; ++time) {
    EXPECT_FALSE(works.rest.isResting(now));
    client.news = {failed(ModelFailure::Malformed)};
    EXPECT_EQ(hear(*begin()), "By rules.");
  }
  EXPECT_TRUE(works.rest.isResting(now + 29s));
  EXPECT_FALSE(works.rest.isResting(now + 30s));
}

TEST_F(ModelStreamTest, OfOneVisitorsQuestionLeavesNobodyAlone) {
  for (int time = 0; time < 9; ++time) {
    client.news = {failed(time % 2 == 0 ? ModelFailure::Tools : ModelFailure::Filtered)};
    EXPECT_EQ(hear(*begin()), "By rules.");
  }
  EXPECT_FALSE(works.rest.isResting(now));
}

TEST_F(ModelStreamTest, SaysWordsBeforeAndAfterAToolAsTwoParagraphs) {
  client.news = {calling("ask_contact", "One moment."), ended("Done.")};
  const auto stream = begin();
  EXPECT_EQ(hear(*stream), "One moment.\n\nDone.");
  EXPECT_TRUE(client.bodies[1].contains("One moment."));
}

TEST_F(ModelStreamTest, IsNotRememberedOnceAnOrderWasLookedAt) {
  client.news = {calling("order_status"), ended("It is on its way.")};
  EXPECT_EQ(hear(*begin()), "It is on its way.");
  EXPECT_EQ(works.cache.size(), 0U);
}

TEST_F(ModelStreamTest, HasNoMoreThanAnAnswersBytesOverAllRounds) {
  client.news = {calling("ask_contact", std::string(4'000, 'a')), words(std::string(4'000, 'b'))};
  const std::string text = hear(*begin());
  EXPECT_LE(text.size(), limits::kModelTextBytes + 4);
  EXPECT_TRUE(text.ends_with("b …"));
  EXPECT_EQ(client.dropped, 2);
}

TEST_F(ModelStreamTest, IsTheConciergesWhereThereIsNoRoomOrNoBudget) {
  client.isFull = true;
  EXPECT_EQ(hear(*begin()), "By rules.");
  EXPECT_EQ(took, 0s);
  client.isFull = false;
  works.budget = ModelBudget({.conversation = {1, 1, 60min}, .site = {0, 0}}, nullptr);
  EXPECT_EQ(hear(*begin()), "By rules.");
  EXPECT_EQ(telemetry.modelFailures, (std::vector<std::string>{"busy", "budget"}));
  EXPECT_EQ(client.bodies.size(), 1U);
}

TEST_F(ModelStreamTest, BreaksOffWhatNobodyWaitsForAnyMore) {
  auto stream = begin();
  (void)stream->next(now);
  EXPECT_EQ(client.dropped, 0);
  stream.reset();
  EXPECT_EQ(client.dropped, 1);
}

TEST(ModelBudget, FillsInItsOwnTime) {
  ModelBudget budget({.conversation = {4, 4, 60min}, .site = {6, 6, 24h}}, nullptr);
  const auto hours = [](std::int64_t count) { return count * 3'600'000; };
  EXPECT_TRUE(budget.take("a", "s", 3'000, 0));  // two thousand tokens
  EXPECT_TRUE(budget.take("a", "s", 3'000, 0));
  EXPECT_FALSE(budget.take("a", "s", 3'000, 0));  // the conversation's
  EXPECT_TRUE(budget.take("b", "s", 3'000, 0));
  EXPECT_FALSE(budget.take("c", "s", 3'000, 0));  // the site's
  EXPECT_FALSE(budget.take("d", "s", 3'000, hours(2)));
  EXPECT_TRUE(budget.take("e", "s", 3'000, hours(24)));
}

}  // namespace
}  // namespace pipit::server
