#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "domain/Extra.h"
#include "domain/Limits.h"
#include "domain/feedback/FeedbackBook.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

const json::array& feedbackRows(std::string_view name) {
  static const json::value all = [] {
    std::ifstream file(PIPIT_TEST_DATA "/feedback.json");
    std::stringstream text;
    text << file.rdbuf();
    return json::parse(text.str());
  }();
  return all.at(name).as_array();
}

std::optional<std::int64_t> feedbackNumber(const json::object& row, std::string_view name) {
  const json::value* value = row.if_contains(name);
  return value == nullptr ? std::nullopt : std::optional(value->as_int64());
}

std::optional<int> feedbackSmall(const json::object& row, std::string_view name) {
  const auto number = feedbackNumber(row, name);
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

// A number stands for a text of that length.
std::string feedbackText(const json::object& row, std::string_view name, std::string_view absent = {}) {
  const json::value* value = row.if_contains(name);
  if (value == nullptr) return std::string(absent);
  if (value->is_string()) return std::string(value->get_string());
  return value->is_int64() ? std::string(static_cast<std::size_t>(value->get_int64()), 'x')
                           : json::serialize(*value);
}

GivenFeedback feedbackGiven(const json::object& row) {
  return {.clientId = feedbackText(row, "clientId", "client-1"),
          .type = feedbackText(row, "type"),
          .rating = feedbackNumber(row, "rating"),
          .score = feedbackNumber(row, "npsScore"),
          .category = feedbackText(row, "category"),
          .message = feedbackText(row, "message"),
          .page = feedbackText(row, "page"),
          .session = feedbackText(row, "session"),
          .browser = feedbackText(row, "browser"),
          .consents = row.contains("consent") && row.at("consent").as_bool(),
          .email = feedbackText(row, "email"),
          .name = feedbackText(row, "name")};
}

TEST(FeedbackRules, SayWhatIsWrongWithEachField) {
  constexpr std::array<std::string_view, 3> kNames{"missing", "unknown", "range"};
  for (const json::value& row : feedbackRows("rules")) {
    json::object found;
    for (const FeedbackIssue& issue : problemsOf(feedbackGiven(row.at("given").as_object()))) {
      EXPECT_FALSE(found.contains(issue.field)) << "it is said once: " << row.at("why");
      EXPECT_FALSE(issue.allowed.empty());
      found[issue.field] = kNames.at(static_cast<std::size_t>(issue.rule));
    }
    EXPECT_EQ(found, row.at("issues").as_object()) << row.at("why");
  }
}

TEST(FeedbackRules, SayWhatIsUrgent) {
  for (const json::value& row : feedbackRows("urgency")) {
    const json::object& given = row.as_object();
    EXPECT_EQ(isUrgent(feedbackTypeNamed(feedbackText(given, "type")).value(), feedbackSmall(given, "rating"),
                       feedbackSmall(given, "npsScore"), feedbackText(given, "message")),
              row.at("urgent").as_bool())
        << row.at("why");
  }
}

TEST(FeedbackRules, TellASentimentFromARatingOrAScore) {
  for (const json::value& row : feedbackRows("sentiments"))
    EXPECT_EQ(nameOf(sentimentOf(feedbackSmall(row.as_object(), "rating"),
                                 feedbackSmall(row.as_object(), "npsScore"))),
              row.at("sentiment").as_string())
        << row;
  EXPECT_EQ(sentimentOf(1, 10), Sentiment::Negative) << "stars tell more";
}

TEST(FeedbackRules, CountPromotersAndDetractors) {
  for (const json::value& row : feedbackRows("nps")) {
    const auto nps = netPromoterScore(row.at("promoters").as_int64(), row.at("detractors").as_int64(),
                                      row.at("scores").as_int64());
    EXPECT_EQ(nps ? json::value(*nps) : json::value(nullptr), row.at("nps")) << row;
  }
}

TEST(FeedbackRules, KeepOfAPageWhatNamesNobody) {
  for (const json::value& row : feedbackRows("pages")) {
    const std::string page = feedbackText(row.as_object(), "page");
    EXPECT_EQ(placeOf(page), row.at("place").as_string()) << page;
    EXPECT_EQ(domainOf(page), row.at("domain").as_string()) << page;
  }
}

class FeedbackTest : public ::testing::Test {
 protected:
  static GivenFeedback bug(std::string message, std::string clientId = "client-1") {
    return {.clientId = std::move(clientId), .type = "bug", .message = std::move(message)};
  }

  FeedbackBook bookWith(RateLimit rate = {0, 0}) {
    return FeedbackBook({service.store, service.telemetry, [this] { return service.wall; }, rate});
  }
  std::vector<Feedback> all() { return service.store.feedback({.limit = 100}); }

  // What the concierge asks, and what is answered.
  Message ask(const Pass& who, const std::string& extra, const std::string& clientId) {
    service.responder.extra = extra;
    service.say(who, clientId);
    service.pass(100ms);
    service.responder.extra.clear();
    return service.all(who).back();
  }
  std::expected<Message, Refused> answer(const Pass& who, const Message& form, const std::string& values,
                                         const std::string& clientId) {
    return service.chat.say(
        who, {clientId, "****", "https://shop.example/rings/?a=1", FormAnswer{form.id, {}, values}},
        service.steady);
  }

  TemporaryFolder folder;
  Service service{folder};
  FeedbackBook book = bookWith();
  Pass pass = service.visitor();
};

TEST_F(FeedbackTest, IsKeptWithItsTicketOnceHoweverOftenItIsSent) {
  GivenFeedback given = bug("It does not close");
  given.email = "ada@shop.example";
  given.page = "https://shop.example/rings/?q=1";
  const auto first = book.take(pass, given);
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->id.starts_with("f_"));
  const auto again = book.take(pass, given);
  EXPECT_EQ(again->id, first->id);
  EXPECT_EQ(again->ticket, first->ticket);
  ASSERT_EQ(all().size(), 1U);
  const Feedback kept = all()[0];
  EXPECT_EQ(kept.message, "It does not close");
  EXPECT_EQ(kept.page, "https://shop.example/rings/");
  EXPECT_EQ(kept.domain, "shop.example");
  EXPECT_EQ(kept.conversation, pass.conversation);
  EXPECT_TRUE(kept.isUrgent);
  EXPECT_FALSE(kept.rating || kept.score);
  const auto tickets = service.store.tickets("shop", true);
  ASSERT_EQ(tickets.size(), 1U);
  EXPECT_EQ(tickets[0].id, kept.ticket);
  EXPECT_EQ(tickets[0].conversation, pass.conversation);
  const json::value details = json::parse(tickets[0].details);
  EXPECT_EQ(details.at("email").as_string(), "ada@shop.example");
  EXPECT_EQ(details.at("message").as_string(), "It does not close");
  EXPECT_EQ(service.telemetry.feedbackUrgent, 1);
}

// Whoever deals with it has all of it; dashboards and files have nobody's addresses.
TEST_F(FeedbackTest, IsKeptWithoutAddressesAndTheTicketHasThem) {
  GivenFeedback given = bug("Write to ada@shop.example, it is broken");
  given.category = "ask ada@shop.example";
  given.page = "https://shop.example/of/ada@shop.example/?q=1";
  given.browser = R"({"userAgent":"ada@shop.example","width":390})";
  given.consents = true;
  ASSERT_TRUE(book.take(pass, given));
  EXPECT_EQ(all().at(0).message, "Write to [email], it is broken");
  EXPECT_EQ(all().at(0).category, "ask [email]");
  EXPECT_FALSE(all().at(0).page.contains('@'));
  EXPECT_EQ(all().at(0).browser, R"({"userAgent":"[email]","width":390})");
  const json::value details = json::parse(service.store.tickets("", true).at(0).details);
  EXPECT_EQ(details.at("message").as_string(), "Write to ada@shop.example, it is broken");
  const Message csat = ask(pass, csatExtra(), "client-2");
  ASSERT_TRUE(answer(pass, csat, R"({"rating":5,"comment":"I am ada@shop.example"})", "client-3"));
  EXPECT_EQ(service.store.feedback({.type = FeedbackType::Satisfaction, .limit = 1}).at(0).message,
            "I am [email]");
  EXPECT_TRUE(service.store.byClientId(pass.conversation, "client-3")->answer->values.contains('@'))
      << "what was said stays as it was said";
}

TEST_F(FeedbackTest, OpensNoTicketWhereNobodyHasToHurry) {
  ASSERT_TRUE(book.take(pass, {.clientId = "client-1", .type = "satisfaction", .rating = 5}));
  EXPECT_TRUE(service.store.tickets("", true).empty());
  EXPECT_EQ(all().at(0).ticket, "");
  EXPECT_EQ(all().at(0).rating, 5);
  EXPECT_EQ(service.telemetry.feedbackUsual, 1);
}

TEST_F(FeedbackTest, OfAnotherVisitorIsAnotherThoughItsNameIsTheSame) {
  ASSERT_TRUE(book.take(pass, bug("Mine")));
  ASSERT_TRUE(book.take(service.visitor(), bug("Theirs")));
  EXPECT_EQ(all().size(), 2U);
  EXPECT_EQ(service.store.tickets("", true).size(), 2U);
}

TEST_F(FeedbackTest, IsLimitedAndTheSameAgainIsNot) {
  FeedbackBook limited = bookWith({1, 1});
  ASSERT_TRUE(limited.take(pass, bug("One")));
  EXPECT_TRUE(limited.take(pass, bug("One")));
  const auto refused = limited.take(pass, bug("Two", "client-2"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(std::get<FeedbackTooOften>(refused.error()).wait, 60'000);
  EXPECT_FALSE(limited.take(pass, {.clientId = "client-3", .type = "bug"}));
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(FeedbackTest, IsNotTakenFromASessionThatHasEnded) {
  service.chat.leave(pass);
  const auto refused = book.take(pass, bug("Late"));
  ASSERT_FALSE(refused);
  EXPECT_TRUE(std::holds_alternative<SessionEnded>(refused.error()));
  EXPECT_TRUE(all().empty());
  EXPECT_TRUE(service.store.tickets("", true).empty());
}

TEST_F(FeedbackTest, ComesFromTheFormsThatAskHowItWas) {
  const Message csat = ask(pass, csatExtra(), "client-1");
  ASSERT_TRUE(answer(pass, csat, R"({"rating":2,"comment":"Too slow"})", "client-2"));
  EXPECT_TRUE(answer(pass, csat, R"({"rating":2,"comment":"Too slow"})", "client-2")) << "the same again";
  EXPECT_FALSE(answer(pass, csat, R"({"rating":5})", "client-3"));
  service.pass(100ms);
  ++service.wall;
  const Message nps = ask(pass, npsExtra(), "client-4");
  ASSERT_TRUE(answer(pass, nps, R"({"score":9})", "client-5"));
  const auto given = all();
  ASSERT_EQ(given.size(), 2U);
  EXPECT_EQ(given[0].type, FeedbackType::Nps);
  EXPECT_EQ(given[0].score, 9);
  EXPECT_EQ(given[0].sentiment, Sentiment::Positive);
  EXPECT_FALSE(given[0].isUrgent);
  EXPECT_EQ(given[1].type, FeedbackType::Satisfaction);
  EXPECT_EQ(given[1].rating, 2);
  EXPECT_EQ(given[1].message, "Too slow");
  EXPECT_EQ(given[1].page, "https://shop.example/rings/");
  EXPECT_EQ(given[1].conversation, pass.conversation);
  ASSERT_EQ(service.store.tickets("", true).size(), 1U);
  EXPECT_EQ(service.store.tickets("", true)[0].id, given[1].ticket);
  EXPECT_EQ(service.telemetry.feedbackUrgent, 1);
  EXPECT_EQ(service.telemetry.feedbackUsual, 1);
}

TEST_F(FeedbackTest, IsAskedForOnceIn90DaysAndToldToThoseWhoListen) {
  FeedbackBook asking(
      {service.store, service.telemetry, [this] { return service.wall; }, {}, nullptr, &service.switchboard});
  const auto listener = std::make_shared<RecordingListener>();
  (void)service.chat.follow(pass, 0, listener);
  EXPECT_EQ(asking.ask(pass, "csat"), true);
  ASSERT_EQ(listener->messages.size(), 1U);
  EXPECT_EQ(listener->messages[0].extra, csatExtra());
  EXPECT_EQ(asking.ask(pass, "csat"), false);
  EXPECT_EQ(asking.ask(pass, "nps"), true);
  service.wall += 90 * 86'400'000LL;
  EXPECT_EQ(asking.ask(pass, "csat"), false) << "not on the last day";
  ++service.wall;
  EXPECT_EQ(asking.ask(pass, "csat"), true);
  const Message form = service.all(pass).back();
  ASSERT_TRUE(answer(pass, form, R"({"rating":4})", "client-9"));
  EXPECT_EQ(all().at(0).rating, 4);
}

TEST_F(FeedbackTest, IsNotAskedForByAnotherNameNorTooOften) {
  const auto unknown = book.ask(pass, "end");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(std::get<std::vector<FeedbackIssue>>(unknown.error()).at(0).field, "form");
  FeedbackBook limited = bookWith({1, 1});
  EXPECT_EQ(limited.ask(pass, "csat"), true);
  EXPECT_TRUE(std::holds_alternative<FeedbackTooOften>(limited.ask(pass, "csat").error()));
  service.chat.leave(pass);
  EXPECT_TRUE(std::holds_alternative<SessionEnded>(book.ask(pass, "nps").error()));
}

// Who has ended a conversation begins the next one as somebody else; their browser knows better.
TEST_F(FeedbackTest, WhoAnswersKnowsWhatTheBrowserWasAsked) {
  std::vector<bool> asked;
  service.responder.begun = [&](const Prompt& prompt) {
    asked = {prompt.wasAsked("csat"), prompt.wasAsked("nps"), prompt.wasAsked("cs")};
  };
  Said said{.clientId = "client-8", .text = "bye", .page = ""};
  said.asked = "csat";
  ASSERT_TRUE(service.chat.say(pass, said, service.steady));
  EXPECT_EQ(asked, (std::vector{true, false, false}));
}

TEST_F(FeedbackTest, WhoAnswersKnowsWhatWasAskedLately) {
  bool before = true, after = false;
  service.responder.begun = [&](const Prompt& prompt) { before = prompt.wasAsked("csat"); };
  service.say(pass, "client-1");
  service.pass(100ms);
  EXPECT_FALSE(before);
  ASSERT_EQ(book.ask(pass, "csat"), true);
  service.responder.begun = [&](const Prompt& prompt) { after = prompt.wasAsked("csat"); };
  service.say(pass, "client-2");
  service.pass(100ms);
  EXPECT_TRUE(after);
}

// It has a place in the line, and is no message that could tell of it.
TEST_F(FeedbackTest, ATicketOfItTellsNobodyOfALineThatMoves) {
  const Message csat = ask(pass, csatExtra(), "client-1");
  ASSERT_TRUE(answer(pass, csat, R"({"rating":1})", "client-2"));
  service.pass(100ms);
  EXPECT_TRUE(service.store.movedTickets(10).empty());
  EXPECT_TRUE(service.store.closeTicket(all().at(0).ticket, {"op", "", 9}));
  EXPECT_TRUE(service.store.movedTickets(10).empty());
  EXPECT_EQ(service.all(pass).back().extra, "");
}

TEST_F(FeedbackTest, OfOtherAnswersThereIsNone) {
  service.end(pass, "client-1");
  EXPECT_TRUE(all().empty());
}

TEST_F(FeedbackTest, GoesAlongWhereItsConversationGoesOn) {
  const Pass other = service.visitor();
  ASSERT_TRUE(book.take(pass, bug("Mine")));
  ASSERT_TRUE(book.take(other, bug("Theirs")));
  ASSERT_TRUE(book.take(other, bug("Theirs too", "client-2")));
  service.store.merge({other.conversation, "shop", other.visitor}, pass.conversation);
  EXPECT_EQ(all().size(), 3U);
  for (const Feedback& feedback : all()) EXPECT_EQ(feedback.conversation, pass.conversation);
  EXPECT_EQ(service.store.feedbackByClientId(pass.conversation, "client-1")->message, "Mine");
  EXPECT_EQ(service.store.feedbackByClientId(pass.conversation, "client-2")->message, "Theirs too");
}

TEST_F(FeedbackTest, GoesWhenItsSiteHasKeptItLongEnough) {
  ASSERT_TRUE(service.sites.save({.id = "brief",
                                  .name = {},
                                  .allow = {"https://b.example"},
                                  .botName = {},
                                  .subtitle = {},
                                  .welcome = {},
                                  .placeholder = {},
                                  .openIn = "tab",
                                  .feedbackRetention = 7}));
  const Pass brief = service.chat.open("brief", std::nullopt)->pass;
  ASSERT_TRUE(book.take(pass, bug("Kept for 90 days")));
  ASSERT_TRUE(book.take(brief, bug("Kept for 7 days")));
  SteadyTime now{1h};
  const auto after = [&](std::chrono::days days) {
    service.wall = 1'700'000'000'000 + std::chrono::milliseconds(days).count() + 1;
    now = book.sweep(now);
    return all().size();
  };
  EXPECT_EQ(after(std::chrono::days(6)), 2U);
  EXPECT_EQ(after(std::chrono::days(7)), 1U);
  EXPECT_EQ(all().at(0).message, "Kept for 90 days");
  EXPECT_EQ(after(std::chrono::days(89)), 1U);
  EXPECT_EQ(book.sweep(now - 1ms), now) << "not yet";
  EXPECT_EQ(after(std::chrono::days(90)), 0U);
  EXPECT_EQ(service.telemetry.feedbackGone, 2);
  EXPECT_EQ(service.store.tickets("", true).size(), 2U) << "tickets stay until they are dealt with";
}

TEST_F(FeedbackTest, IsCountedAsAWholeWhateverThePage) {
  int number = 0;
  const auto give = [&](const char* type, std::optional<std::int64_t> rating,
                        std::optional<std::int64_t> score, const char* message) {
    ++service.wall;
    ASSERT_TRUE(book.take(pass, {.clientId = "client-" + std::to_string(++number),
                                 .type = type,
                                 .rating = rating,
                                 .score = score,
                                 .message = message}));
  };
  for (const int rating : {5, 4, 2}) give("satisfaction", rating, std::nullopt, "");
  for (const int score : {10, 9, 9, 0}) give("nps", std::nullopt, score, "");
  give("general", std::nullopt, std::nullopt, "Nice");
  const FeedbackStatistics all = book.statistics({.limit = 2});
  EXPECT_EQ(all.total, 8);
  EXPECT_EQ(all.urgent, 2);
  EXPECT_EQ(all.netPromoterScore, 50);
  ASSERT_TRUE(all.averageRating);
  EXPECT_NEAR(*all.averageRating, 11.0 / 3, 1e-9);
  ASSERT_EQ(all.days.size(), 1U);
  EXPECT_EQ(all.days[0].day, 1'700'000'000'000 / 86'400'000);
  EXPECT_EQ(all.days[0].negative, 2);
  const FeedbackStatistics none = book.statistics({.domain = "nowhere.example"});
  EXPECT_EQ(none.total, 0);
  EXPECT_FALSE(none.averageRating || none.netPromoterScore) << "no data is no data";
  const FeedbackList first = book.list({.limit = 7});
  EXPECT_EQ(first.feedback.size(), 7U);
  ASSERT_TRUE(first.next);
  const FeedbackList second = book.list({.after = first.next, .limit = 7});
  ASSERT_EQ(second.feedback.size(), 1U);
  EXPECT_EQ(second.feedback[0].rating, 5);
  EXPECT_FALSE(second.next);
}

}  // namespace
}  // namespace pipit::server
