#include <gtest/gtest.h>

#include "Samples.h"
#include "base/limits.h"
#include "messages/MessageJson.h"

namespace pipit {
namespace {

std::optional<Message> read(const std::string& text) {
  const auto json = Json::parse(text);
  EXPECT_TRUE(json) << text;
  return json ? messageOf(*json) : std::nullopt;
}

std::string written(const Message& message) {
  JsonWriter writer;
  writeMessage(message, writer);
  return writer.take();
}

std::string withCards(std::size_t count) {
  std::string cards;
  for (std::size_t i = 0; i < count; ++i) cards += std::string(i ? "," : "") + R"({"title":"t"})";
  return R"({"id":"m","seq":1,"author":"assistant","state":"complete","text":"","cards":[)" + cards + "]}";
}

TEST(MessageJson, IsReadAsItWasWritten) {
  Message message = visitors(7, 12, "client-1", "a \"text\"\nof two lines");
  message.at = 1732150000000;
  message.cards = {{"Ring", "$240", "/pictures/ring.svg", "/rings/1"}, {"Only a title", "", "", ""}};
  const auto again = read(written(message));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->id, message.id);
  EXPECT_EQ(again->seq, 7u);
  EXPECT_EQ(again->change, 12u);
  EXPECT_EQ(again->clientId, "client-1");
  EXPECT_EQ(again->author, MessageAuthor::Visitor);
  EXPECT_EQ(again->state, MessageState::Complete);
  EXPECT_EQ(again->text, message.text);
  EXPECT_EQ(again->at, message.at);
  EXPECT_EQ(again->cards, message.cards);
}

TEST(MessageJson, KeepsWhatAMessageOfOursCarriesAsJsonOfItsOwn) {
  const auto message = read(
      R"({"id":"m","seq":1,"author":"assistant","state":"complete","text":"","answer":{"to":"m_1","values":{}},)"
      R"("extra": {"kind" : "form", "fields": [{"options": ["a", "\u00e9\"", true, null, 3]}]}})");
  ASSERT_TRUE(message);
  EXPECT_EQ(message->extra, "{\"kind\":\"form\",\"fields\":[{\"options\":[\"a\",\"é\\\"\",true,null,3]}]}");
  EXPECT_EQ(message->answers, "") << "ours answer nothing";
  EXPECT_TRUE(written(*message).contains("\"extra\":" + message->extra));
  EXPECT_EQ(read(written(*message))->extra, message->extra);
}

TEST(MessageJson, KeepsTheFilesOfAMessageOfTheVisitors) {
  Message message = visitors(7, 12, "client-1", "ring.png");
  message.extra = R"([{"id":"u_1","name":"ring.png"}])";
  EXPECT_TRUE(written(message).contains("\"attachments\":" + message.extra));
  const auto again = read(written(message));
  EXPECT_EQ(again->answers, "");
  EXPECT_EQ(again->extra, message.extra);
  const auto with = [](const std::string& attachments) {
    return read(R"({"id":"m","seq":1,"author":"visitor","state":"complete","text":"","attachments":)" +
                attachments + "}")
        ->extra;
  };
  for (const char* none : {"1", "null", "{}", "\"[]\""}) EXPECT_EQ(with(none), "") << none;
  EXPECT_EQ(with('[' + std::string(limits::extraBytes, ' ') + ']'), "[]");
  EXPECT_EQ(with("[\"" + std::string(limits::extraBytes, 'x') + "\"]"), "");
}

TEST(MessageJson, KeepsWhichFormTheVisitorAnsweredAndHow) {
  Message message = visitors(7, 12, "client-1", "4 stars");
  message.answers = "m_6";
  message.extra = R"({"rating":4,"comment":"Great"})";
  const auto again = read(written(message));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->answers, "m_6");
  EXPECT_EQ(again->extra, message.extra);
}

TEST(MessageJson, LeavesOutWhatIsNoObjectOrTooLong) {
  const auto with = [](const std::string& extra) {
    return read(R"({"id":"m","seq":1,"author":"agent","state":"complete","text":"","extra":)" + extra + "}");
  };
  const auto ofSize = [](std::size_t size) { return "{\"a\":\"" + std::string(size - 8, 'x') + "\"}"; };
  EXPECT_EQ(with(ofSize(limits::extraBytes))->extra.size(), limits::extraBytes);
  EXPECT_EQ(with(ofSize(limits::extraBytes + 1))->extra, "");
  for (const char* extra : {"1", "null", "[]", "\"{}\""}) EXPECT_EQ(with(extra)->extra, "") << extra;
  const std::string author = R"({"id":"m","seq":1,"author":"visitor","state":"complete","text":"",)";
  const auto foreign = read(author + R"("answer":{"to":")" + std::string(65, 'm') + R"(","values":{}}})");
  EXPECT_EQ(foreign->answers, "");
}

TEST(MessageJson, ReadsEveryAuthorAndState) {
  for (const char* author : {"visitor", "assistant", "agent", "system"})
    for (const char* state : {"streaming", "complete"}) {
      const std::string text = std::string(R"({"id":"m","seq":1,"change":1,"author":")") + author +
                               R"(","state":")" + state + R"(","text":"","at":0})";
      const auto message = read(text);
      ASSERT_TRUE(message) << text;
      EXPECT_EQ(written(*message), text);
    }
}

TEST(MessageJson, RefusesAMessageThatLacksWhatItNeeds) {
  for (const char* text : {"{}", "[]", R"({"seq":1,"author":"agent","state":"complete","text":""})",
                           R"({"id":"m","author":"agent","state":"complete","text":""})",
                           R"({"id":"m","seq":0,"author":"agent","state":"complete","text":""})",
                           R"({"id":"m","seq":1,"author":"root","state":"complete","text":""})",
                           R"({"id":"m","seq":1,"author":"agent","state":"pending","text":""})",
                           R"({"id":"m","seq":1,"author":"agent","state":"complete"})",
                           R"({"id":"m","seq":1,"author":"agent","state":"complete","text":7})",
                           R"({"id":"","seq":1,"author":"agent","state":"complete","text":""})",
                           R"({"id":"m","seq":1.5,"author":"agent","state":"complete","text":""})"})
    EXPECT_FALSE(read(text)) << text;
}

TEST(MessageJson, RefusesWhatIsBeyondItsLimit) {
  Message message = answer(1, 1, std::string(limits::messageTextBytes, 'x'));
  EXPECT_TRUE(read(written(message)));
  message.text += 'x';
  EXPECT_FALSE(read(written(message)));
  message = answer(1, 1);
  message.id = std::string(limits::identifierBytes + 1, 'i');
  EXPECT_FALSE(read(written(message)));
  EXPECT_FALSE(read(written(visitors(1, 1, std::string(limits::identifierBytes + 1, 'c')))));
}

TEST(MessageJson, TakesTheVisitorsLongestText) {
  std::string longest;
  for (std::size_t i = 0; i < limits::visitorTextCodePoints; ++i) longest += "😀";
  EXPECT_TRUE(read(written(visitors(1, 1, "c", longest))));
}

TEST(MessageJson, LeavesOutCardsThatDoNotFit) {
  EXPECT_EQ(read(withCards(12))->cards.size(), 12u);
  EXPECT_EQ(read(withCards(13))->cards.size(), 12u);
  const auto message = read(
      R"({"id":"m","seq":1,"author":"agent","state":"complete","text":"","cards":[7,{},{"title":""},{"title":")" +
      std::string(limits::cardFieldBytes + 1, 't') + R"("},{"title":"good"}]})");
  ASSERT_EQ(message->cards.size(), 1u);
  EXPECT_EQ(message->cards[0].title, "good");
}

}  // namespace
TEST(MessageJson, TakesATimeThatNoCalendarCanShowForNone) {
  for (const char* text : {R"({"at":1e300})", R"({"at":-1})", R"({"at":8640000000000001})", "{}"})
    EXPECT_EQ(timeOf(*Json::parse(text)), 0) << text;
  EXPECT_EQ(timeOf(*Json::parse(R"({"at":8640000000000000})")), 8.64e15);
}

}  // namespace pipit
