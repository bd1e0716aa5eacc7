#include <gtest/gtest.h>

#include <random>

#include "base/limits.h"
#include "stream/EventStreamParser.h"

namespace pipit {

bool operator==(const StreamEvent& left, const StreamEvent& right) {
  return left.type == right.type && left.data == right.data && left.id == right.id;
}

void PrintTo(const StreamEvent& event, std::ostream* out) {
  *out << event.type << " [" << event.id << "] " << event.data.substr(0, 80);
}

namespace {

using Events = std::list<StreamEvent>;

Events parsed(std::string_view text) {
  EventStreamParser parser;
  return parser.feed(text);
}

Events byteByByte(std::string_view text) {
  EventStreamParser parser;
  Events all;
  for (const char byte : text)
    for (auto& event : parser.feed({&byte, 1})) all.push_back(std::move(event));
  return all;
}

std::string withLineEnding(std::string text, std::string_view ending) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += ending.size())
    text.replace(at, 1, ending);
  return text;
}

TEST(EventStreamParser, ReadsTypeDataAndIdOfAnEvent) {
  EXPECT_EQ(parsed("id: 12\nevent: delta\ndata: {}\n\n"), (Events{{"delta", "{}", "12"}}));
}

TEST(EventStreamParser, TakesEveryLineEndingAlike) {
  const std::string text = "event: a\ndata: 1\ndata: 2\n\n: comment\n\ndata: 3\n\n";
  for (const char* ending : {"\n", "\r", "\r\n"})
    EXPECT_EQ(parsed(withLineEnding(text, ending)), (Events{{"a", "1\n2", ""}, {"message", "3", ""}}));
}

TEST(EventStreamParser, NamesAnEventMessageWhereTheStreamNamesNone) {
  EXPECT_EQ(parsed("data: x\n\n"), (Events{{"message", "x", ""}}));
  EXPECT_EQ(parsed("event\ndata: x\n\n"), (Events{{"message", "x", ""}}));
}

TEST(EventStreamParser, StripsOneSpaceAfterTheColon) {
  EXPECT_EQ(parsed("data:x\n\ndata:  y\n\n"), (Events{{"message", "x", ""}, {"message", " y", ""}}));
}

TEST(EventStreamParser, GivesNoEventWithoutData) {
  EXPECT_EQ(parsed("event: a\nid: 1\n\n\n\n"), Events{});
}

TEST(EventStreamParser, TakesAFieldWithoutColonForAnEmptyOne) {
  EXPECT_EQ(parsed("data\n\n"), (Events{{"message", "", ""}}));
  EXPECT_EQ(parsed("data\ndata\n\n"), (Events{{"message", "\n", ""}}));
}

TEST(EventStreamParser, KeepsAnIdToItsOwnEvent) {
  EXPECT_EQ(parsed("id: 1\ndata: a\n\ndata: b\n\n"), (Events{{"message", "a", "1"}, {"message", "b", ""}}));
}

TEST(EventStreamParser, TakesNoNoticeOfCommentsUnknownFieldsAndRetry) {
  EXPECT_EQ(parsed(":\n: heartbeat\nretry: 1\nnew: thing\ndata: a\n\n"), (Events{{"message", "a", ""}}));
}

TEST(EventStreamParser, SkipsAByteOrderMarkAtTheVeryStartAlone) {
  EXPECT_EQ(parsed("\xef\xbb\xbf"
                   "data: a\n\n"),
            (Events{{"message", "a", ""}}));
  EXPECT_EQ(parsed("data: a\n\xef\xbb\xbf"
                   "data: b\n\n"),
            (Events{{"message", "a", ""}}));
}

TEST(EventStreamParser, RefusesAnIdWithANul) {
  EXPECT_EQ(parsed(std::string("id: 1\0\ndata: a\n\n", 17)), (Events{{"message", "a", ""}}));
}

TEST(EventStreamParser, NeverGivesAnEventThatTheStreamDidNotEnd) {
  EXPECT_EQ(parsed("data: a\n\ndata: b\n"), (Events{{"message", "a", ""}}));
}

TEST(EventStreamParser, ForgetsHalfAnEventOnReset) {
  EventStreamParser parser;
  EXPECT_TRUE(parser.feed("event: x\ndata: lo").empty());
  parser.reset();
  EXPECT_EQ(parser.feed("data: a\n\n"), (Events{{"message", "a", ""}}));
}

TEST(EventStreamParser, DropsAndCountsALineBeyondItsLimitAndGoesOn) {
  EventStreamParser parser;
  const std::string text =
      "data: " + std::string(limits::streamLineBytes, 'x') + "\ndata: rest\n\ndata: a\n\n";
  EXPECT_EQ(parser.feed(text), (Events{{"message", "a", ""}}));
  EXPECT_EQ(parser.dropped(), 1u);
  parser.reset();
  EXPECT_EQ(parser.dropped(), 1u);
}

TEST(EventStreamParser, DropsAndCountsAnEventBeyondItsLimitAndGoesOn) {
  EventStreamParser parser;
  std::string text;
  for (int i = 0; i < 4; ++i) text += "data: " + std::string(limits::streamLineBytes - 10, 'x') + "\n";
  EXPECT_EQ(parser.feed(text + "\ndata: a\n\n"), (Events{{"message", "a", ""}}));
  EXPECT_EQ(parser.dropped(), 1u);
}

TEST(EventStreamParser, TakesTheLongestLine) {
  const std::string data(limits::streamLineBytes - 6, 'x');
  EXPECT_EQ(parsed("data: " + data + "\n\n"), (Events{{"message", data, ""}}));
  EXPECT_EQ(byteByByte("data: " + data + "\n\n"), (Events{{"message", data, ""}}));
}

// Lines of fields, comments and rubbish in any mixture of line endings, so that each split falls somewhere
// bad.
class StreamMaker {
 public:
  explicit StreamMaker(std::uint32_t seed) : random_(seed) {}

  std::string text() {
    std::string text = below(4) == 0 ? "\xef\xbb\xbf" : "";
    for (std::size_t lines = below(30); lines > 0; --lines) text += line() + ending();
    return text;
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::string line() {
    constexpr const char* mark =
        "\xef\xbb\xbf"
        "data: z";
    constexpr const char* lines[] = {"",       "",      "data: one", "data", "data:two", "event: delta",
                                     "event:", "id: 7", ": c",       "x",    mark,       "data:  €"};
    return lines[below(std::size(lines))];
  }
  std::string ending() {
    constexpr const char* endings[] = {"\n", "\r", "\r\n"};
    return endings[below(3)];
  }

  std::mt19937 random_;
};

TEST(EventStreamParser, GivesTheSameEventsHoweverTheStreamIsCut) {
  std::size_t events = 0;
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    StreamMaker maker(seed);
    const std::string text = maker.text();
    const Events whole = parsed(text);
    ASSERT_EQ(byteByByte(text), whole) << testing::PrintToString(text);
    const std::size_t cut = maker.below(text.size() + 1);
    EventStreamParser parser;
    Events halves = parser.feed(std::string_view(text).substr(0, cut));
    for (auto& event : parser.feed(std::string_view(text).substr(cut))) halves.push_back(std::move(event));
    ASSERT_EQ(halves, whole) << testing::PrintToString(text) << " cut at " << cut;
    events += whole.size();
  }
  EXPECT_GT(events, 2000u) << "the streams hold hardly any events";
}

}  // namespace
}  // namespace pipit
