#include <gtest/gtest.h>

#include "domain/ContactForms.h"
#include "responder/PrechatResponder.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

constexpr const char* kValues = R"({"email":"ana@example.com"})";

// A whole service that asks first, over a script that answers.
class PrechatResponderTest : public ::testing::Test {
 protected:
  PrechatResponderTest() {
    auto scripted = std::make_unique<ScriptedResponder>();
    script = scripted.get();
    first = std::make_unique<PrechatResponder>(
        std::move(scripted), store,
        [](std::string_view english, const Prompt&) { return std::string(english); },
        std::chrono::milliseconds(0));
    saveSite("shop", "name,email!");
    saveSite("plain", "none");
  }

  void saveSite(const std::string& id, const std::string& prechat) {
    SiteChange change;
    change.id = id;
    change.allow = {"https://shop.example"};
    change.prechat = prechat;
    ASSERT_TRUE(sites.save(change));
  }

  Message say(const std::string& clientId, const std::string& text, std::optional<FormAnswer> answer = {},
              const std::string& site = "shop") {
    const Message said =
        store.append({"c_" + site, site, "v"}, {"m_" + clientId, clientId, text, "", 1, answer})
            .value()
            .message;
    answers.ask("c_" + site, now);
    for (int step = 0; step < 10; ++step) answers.advance(now += std::chrono::milliseconds(10));
    return said;
  }
  std::vector<Message> all() { return store.messagesBefore("c_shop", 1'000, 100).messages; }

  TemporaryFolder folder;
  std::unique_ptr<Store> owned = storeOf(folder);
  Store& store = *owned;
  SiteBook sites{store};
  ScriptedResponder* script = nullptr;
  std::unique_ptr<Responder> first;
  RecordingTelemetry telemetry;
  Switchboard switchboard{store, telemetry};
  SteadyTime now{std::chrono::hours(1)};
  struct Relay : Responder {
    explicit Relay(std::unique_ptr<Responder>& to) : next(to) {}
    std::unique_ptr<AnswerStream> begin(const Prompt& prompt, SteadyTime at) override {
      return next->begin(prompt, at);
    }
    std::unique_ptr<Responder>& next;
  } relay{first};
  AnswerDesk answers{{store, relay, switchboard, telemetry, [] { return 1; }}};
};

TEST_F(PrechatResponderTest, AsksFirstAndThenAnswersTheQuestion) {
  say("client-1", "Where is my order?");
  ASSERT_EQ(all().size(), 2U);
  EXPECT_TRUE(script->prompts.empty());
  EXPECT_EQ(all()[1].extra, *prechatExtra("name,email!"));
  say("client-2", "ana@example.com", FormAnswer{all()[1].id, std::string(kPrechatForm), kValues});
  ASSERT_EQ(script->prompts.size(), 1U);
  EXPECT_EQ(script->prompts[0].question, "Where is my order?");
  EXPECT_FALSE(script->prompts[0].answer);
  EXPECT_EQ(all()[3].text, "One two three.");
  EXPECT_EQ(all()[2].answer->values, kValues);
}

TEST_F(PrechatResponderTest, AsksNobodyTwiceAndLocksNobodyOut) {
  say("client-1", "Where is my order?");
  say("client-2", "Hello?");
  ASSERT_EQ(script->prompts.size(), 1U);
  EXPECT_EQ(script->prompts[0].question, "Hello?");
  EXPECT_EQ(all()[3].extra, "");
  // It may still be filled in.
  say("client-3", "ana@example.com", FormAnswer{all()[1].id, std::string(kPrechatForm), kValues});
  EXPECT_EQ(script->prompts.back().question, "Where is my order?");
}

TEST_F(PrechatResponderTest, AsksNothingWhereTheSiteWantsToKnowNothing) {
  say("client-1", "Where is my order?", {}, "plain");
  ASSERT_EQ(script->prompts.size(), 1U);
  EXPECT_EQ(script->prompts[0].question, "Where is my order?");
}

TEST_F(PrechatResponderTest, LeavesOtherFormsToTheNext) {
  say("client-1", "Hello");
  say("client-2", "5", FormAnswer{all()[1].id, "csat", R"({"rating":5})"});
  EXPECT_EQ(script->prompts.back().answer->form, "csat");
}

}  // namespace
}  // namespace pipit::server
