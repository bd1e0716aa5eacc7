#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "domain/Extra.h"
#include "domain/Form.h"
#include "responder/ConciergeResponder.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

// 20 November 2026
constexpr std::int64_t kToday = 1'795'132'800'000;

std::string fileOf(const std::string& path) {
  std::ifstream file(PIPIT_TEST_DATA "/concierge/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Said {
  std::string text, extra;
};

// The concierge over the shop of its tests, and a store.
class ConciergeResponderTest : public ::testing::Test {
 protected:
  ConciergeResponderTest() {
    SiteChange change;
    change.id = "shop";
    change.allow = {"https://shop.example"};
    EXPECT_TRUE(sites.save(change));
  }

  // What the visitor of that conversation says, as the text of a message or the answer to a form.
  Said say(const std::string& id, const std::string& text, std::optional<FormAnswer> answer = {}) {
    Prompt prompt{text, history, answer, conversation, "m_" + id};
    prompt.background.person = person;
    prompt.mayProve = true;
    store.append({conversation, "shop", "v"}, {"m_" + id, "client-" + id, text, "", kToday, {}}).value();
    const Said said = read(prompt);
    history.push_back({.id = "m_" + id,
                       .clientId = "client-" + id,
                       .author = Author::Visitor,
                       .text = text,
                       .cards = {},
                       .answer = answer,
                       .mayProve = true});
    history.push_back({.id = "a_" + id,
                       .clientId = {},
                       .author = Author::Assistant,
                       .text = said.text,
                       .cards = {},
                       .extra = said.extra});
    return said;
  }

  Said read(const Prompt& prompt) {
    const auto stream = responder.begin(prompt, SteadyTime());
    Said said;
    for (;;) {
      const AnswerStep step = stream->next(SteadyTime());
      if (const auto* piece = std::get_if<Piece>(&step)) said.text += piece->text;
      if (const auto* end = std::get_if<End>(&step)) return said.extra = end->extra, said;
    }
  }

  static FormAnswer returned(const std::string& option, const std::string& item) {
    return {"a_1", "returns", R"({"option":")" + option + R"(","item":")" + item + R"("})"};
  }

  void elsewhere() {
    conversation = "c_other";
    history.clear();
  }

  TemporaryFolder folder;
  std::unique_ptr<Store> owned = storeOf(folder);
  Store& store = *owned;
  SiteBook sites{store};
  ConciergeResponder responder{{*concierge::Concierge::load(fileOf("catalogue.json"), fileOf("orders.json")),
                                store, std::chrono::milliseconds(0), [] { return kToday; }}};
  std::string conversation = "c_shop";
  std::vector<Message> history;
  Person person;
};

TEST_F(ConciergeResponderTest, AsksByFormsThatEveryClientCanShow) {
  for (const char* text :
       {"where is my order?", "I want to return it", "help me choose", "talk to a person"}) {
    const Said said = say(std::to_string(history.size()), text);
    EXPECT_TRUE(isExtra(said.extra)) << text << said.extra;
    EXPECT_TRUE(Form::parse(said.extra)) << text;
  }
}

TEST_F(ConciergeResponderTest, ShowsAnOrderToWhoProvesItByAForm) {
  say("1", "where is my order?");
  const Said shown =
      say("2", "a form", FormAnswer{"a_1", "track", R"({"order":"10234","email":"mara@example.com"})"});
  EXPECT_TRUE(isExtra(shown.extra)) << shown.extra;
  EXPECT_THAT(shown.extra, HasSubstr(R"("kind":"order","order":"10234","stage":"in_production")"));
  const Said refused =
      say("3", "a form", FormAnswer{"a_1", "track", R"({"order":"10234","email":"eve@example.com"})"});
  EXPECT_THAT(refused.extra, Not(HasSubstr("in_production")));
}

TEST_F(ConciergeResponderTest, ShowsAnOrderToWhomTheSiteHasProvenAndNotToWhomItHasNot) {
  person = {.id = "nora", .isVerified = false};
  EXPECT_THAT(say("1", "where is my order?").extra, Not(HasSubstr("10260")));
  person.isVerified = true;
  EXPECT_THAT(say("2", "where is my order?").extra, HasSubstr("10260"));
}

TEST_F(ConciergeResponderTest, GivesAReturnANumberThatStaysAndThatPeopleSee) {
  say("1", "order 10260 75011");
  const Said taken = say("2", "a form", returned("Return it", "Aurora Solitaire, order 10260"));
  EXPECT_THAT(taken.text, StartsWith("Your number is RMA-"));
  EXPECT_TRUE(isExtra(taken.extra)) << taken.extra;
  const auto tickets = store.tickets("shop", false);
  ASSERT_THAT(tickets, SizeIs(1));
  EXPECT_THAT(taken.extra, HasSubstr(tickets[0].id));
  EXPECT_THAT(tickets[0].details,
              HasSubstr(R"("return":"return","order":"10260","items":"Aurora Solitaire")"));

  // The same message, answered anew: an answer that was cut off is made again.
  Prompt again{"a form",
               {history.begin(), history.begin() + 2},
               returned("Return it", "Aurora Solitaire, order 10260"),
               conversation,
               "m_2"};
  EXPECT_EQ(read(again).text, taken.text);
  EXPECT_THAT(store.tickets("shop", false), SizeIs(1));
}

TEST_F(ConciergeResponderTest, TakesAReturnOnceFromWhicheverConversation) {
  say("1", "order 10260 75011");
  say("2", "a form", returned("Return it", "Aurora Solitaire, order 10260"));
  elsewhere();
  say("3", "order 10260 75011");
  const Said again = say("4", "a form", returned("Return it", "Aurora Solitaire, order 10260"));
  EXPECT_THAT(again.text, HasSubstr("already"));
  EXPECT_THAT(store.tickets("shop", false), SizeIs(1));
  EXPECT_THAT(say("5", "a form", returned("Care or repair", "Aurora Solitaire, order 10260")).text,
              StartsWith("Your number is RMA-"));
}

TEST_F(ConciergeResponderTest, TakesNothingOfAnOrderThatWasNotProved) {
  const Said said = say("1", "a form", returned("Return it", "Aurora Solitaire, order 10260"));
  EXPECT_THAT(said.extra, HasSubstr("track_return"));
  EXPECT_THAT(store.tickets("shop", true), IsEmpty());
}

TEST_F(ConciergeResponderTest, NotesWhoHasAgreedToHearOfAnOrder) {
  say("1", "order 10234 94107");
  const FormAnswer agreed{"a_1", "updates",
                          R"({"email":"m@example.com","consent":"Yes, write to me about order 10234"})"};
  EXPECT_THAT(say("2", "a form", agreed).text, HasSubstr("m@example.com"));
  EXPECT_EQ(store.forgetSupport(SupportRows::OrderUpdates, kToday + 1, 10), 1);
  elsewhere();
  say("3", "a form", agreed);
  EXPECT_EQ(store.forgetSupport(SupportRows::OrderUpdates, kToday + 1, 10), 0) << "not proved here";
}

}  // namespace
}  // namespace pipit::server
