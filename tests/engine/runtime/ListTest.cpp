#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

#include "Harness.h"
#include "base/limits.h"
#include "replayRows.h"
#include "runtime/RowView.h"

// The list as a browser has it, told to a whole engine: messages of 50 px in a viewport of 600.

namespace pipit {
namespace {

std::string bytesOf(const std::vector<std::uint32_t>& numbers) {
  std::string bytes(numbers.size() * sizeof(std::uint32_t), '\0');
  if (!numbers.empty()) std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

using Top = std::pair<std::string, double>;

class List {
 public:
  explicit List(Harness& harness) : harness_(harness) {
    harness_.tell(event::ListWhole{false});
    look();
  }

  // Until the engine has nothing more to say.
  void look() {
    for (int rounds = 0; rounds < 20 && (tell() || rounds == 0); ++rounds) {
    }
  }
  void scrollTo(double to) {
    offset = std::clamp(to, 0.0, most());
    look();
  }
  void rest() {
    harness_.advance(limits::storageCoalesce + limits::scrollRest);
    look();
  }
  // The text of the row at the upper edge, and how far that is into it.
  [[nodiscard]] Top top() const {
    double above = shown.before - offset;
    for (const std::uint32_t key : drawn()) {
      if (above + heightOf(key) > 0) return {textOf(key), -above};
      above += heightOf(key);
    }
    return {};
  }
  [[nodiscard]] bool isAtEnd() const { return shown.latest && offset == most(); }
  [[nodiscard]] double most() const { return std::max(0.0, elementHeight() - height); }

  double height = 600;
  double offset = 0;
  std::uint32_t focused = 0;
  command::ShowList shown;

 private:
  static double heightOf(std::uint32_t key) {
    return key == RowView::head ? 60 : key == RowView::foot ? 10 : 50;
  }

  [[nodiscard]] std::vector<std::uint32_t> drawn() const { return keysOf(shown); }
  [[nodiscard]] std::string textOf(std::uint32_t key) const {
    const auto row = std::ranges::find(harness_.screen.rows, key, &command::RowPut::key);
    return row == harness_.screen.rows.end() ? "" : row->text;
  }
  [[nodiscard]] double elementHeight() const {
    double sum = shown.before + shown.after;
    for (const std::uint32_t key : drawn()) sum += heightOf(key);
    return sum;
  }

  // True if the engine has shown something else.
  bool tell() {
    bool isNews = false;
    for (; heard_ < harness_.log.size(); ++heard_) {
      const auto* list = std::get_if<command::ShowList>(&harness_.log[heard_]);
      if (!list) continue;
      isNews = true;
      shown = *list;
      if (shown.scrollTo >= 0) offset = shown.scrollTo;
    }
    offset = std::clamp(offset, 0.0, most());
    std::vector<std::uint32_t> heights;
    for (const std::uint32_t key : drawn()) {
      heights.push_back(key);
      heights.push_back(static_cast<std::uint32_t>(heightOf(key) * 64));
    }
    harness_.tell(event::ListSeen{400, height, offset, most(), false, focused, bytesOf(heights)});
    return isNews;
  }

  Harness& harness_;
  std::size_t heard_ = 0;
};

std::string answers(std::uint32_t first, std::uint32_t last) {
  std::string all;
  for (std::uint32_t seq = first; seq <= last; ++seq)
    all += (all.empty() ? "" : ",") + answerJson(seq, seq, "text " + std::to_string(seq));
  return all;
}

// The newest fifty of two hundred are stored.
void store(Harness& harness) {
  harness.records = {{"session", recordOf(sessionJson())},
                     {"conversation", conversationRecord(answers(151, 200), 200)}};
}

bool respondWithPage(Harness& harness, std::uint32_t first, std::uint32_t last) {
  return harness.respond("/api/conversations/", 200,
                         R"({"messages":[)" + answers(first, last) + R"(],"more":true})");
}

TEST(List, IsAtItsEndAndHasFewRowsInTheDocument) {
  Harness harness;
  store(harness);
  harness.start();
  const List list(harness);
  EXPECT_TRUE(list.isAtEnd());
  EXPECT_LE(keysOf(list.shown).size(), (600 + 2 * limits::overscan) / 50 + 3);
}

TEST(List, ShowsNothingElseWhileItIsHidden) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  list.scrollTo(800);
  const auto before = list.top();
  list.height = 0;
  list.look();
  harness.stream(answerEvent(201, 201, "meanwhile"));
  list.height = 600;
  list.offset = 0;
  list.look();
  EXPECT_EQ(list.top(), before);
}

TEST(List, StaysAtItsEndWhenTheViewportGrowsAndTheBrowserCutsTheOffsetOff) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  for (const double height : {652.0, 600.0, 900.0}) {
    list.height = height;
    list.offset = std::min(list.offset, list.most());
    list.look();
    EXPECT_TRUE(list.isAtEnd()) << height;
  }
}

TEST(List, AsksForOlderMessagesNearItsTopAndHoldsWhatIsSeenWhenTheyCome) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  list.scrollTo(400);
  EXPECT_FALSE(harness.request("/api/conversations/"));
  list.scrollTo(70);
  ASSERT_TRUE(harness.request("/api/conversations/"));
  const auto before = list.top();
  EXPECT_EQ(before, Top("text 151", 10.0));
  ASSERT_TRUE(respondWithPage(harness, 101, 150));
  list.look();
  EXPECT_EQ(list.top(), before);
  list.rest();
  EXPECT_EQ(list.top(), before);
}

TEST(List, HoldsTheMessagesInPlaceThoughTheTopOfTheListIsSeen) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  list.scrollTo(0);
  ASSERT_TRUE(respondWithPage(harness, 101, 150));
  list.look();
  // What was 60 px below the upper edge still is.
  EXPECT_EQ(list.top(), Top("text 149", 40.0));
}

TEST(List, AsksForNoOlderMessagesWhileItGrowsAtItsEnd) {
  Harness harness;
  harness.records = {{"session", recordOf(sessionJson())},
                     {"conversation", conversationRecord(answers(195, 200), 200)}};
  harness.start();
  List list(harness);
  for (std::uint32_t seq = 201; seq < 212; ++seq) {
    harness.stream(answerEvent(seq, seq, "more"));
    list.look();
    EXPECT_TRUE(list.isAtEnd());
    EXPECT_FALSE(harness.request("/api/conversations/")) << list.offset;
  }
}

TEST(List, GoesToItsEndForTheVisitorsOwnMessageAndWhenTheyWantTo) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  list.scrollTo(800);
  EXPECT_FALSE(list.shown.latest);
  harness.send("mine");
  list.look();
  EXPECT_TRUE(list.isAtEnd());
  list.scrollTo(800);
  harness.tell(event::VisitorGoTo{0});
  list.look();
  EXPECT_TRUE(list.isAtEnd());
}

TEST(List, ComesBackToItsPlaceOnTheNextPage) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  EXPECT_FALSE(harness.records.contains("place"));
  list.scrollTo(820);
  list.rest();
  ASSERT_TRUE(harness.records.contains("place"));
  Harness next;
  next.records = harness.records;
  next.start();
  const List again(next);
  EXPECT_EQ(again.top(), list.top());
  list.scrollTo(list.most());
  list.rest();
  EXPECT_FALSE(harness.records.contains("place"));
}

TEST(List, LoadsWhatItNeedsToComeBack) {
  Harness harness;
  store(harness);
  harness.records["place"] = recordOf(R"({"seq":120,"into":640})");
  harness.start();
  List list(harness);
  EXPECT_EQ(list.top().first, "text 151");
  ASSERT_TRUE(respondWithPage(harness, 101, 150));
  list.look();
  list.rest();
  EXPECT_EQ(list.top(), Top("text 120", 10.0));
}

TEST(List, WaitsForItsPlaceAmongWhatThePageBeforeDidNotComeToStore) {
  Harness harness;
  store(harness);
  harness.records["place"] = recordOf(R"({"seq":203,"into":640})");
  harness.start();
  List list(harness);
  EXPECT_TRUE(list.isAtEnd());
  list.rest();
  EXPECT_TRUE(harness.records.contains("place"));
  for (std::uint32_t seq = 201; seq <= 230; ++seq)
    harness.stream(answerEvent(seq, seq, "text " + std::to_string(seq)));
  list.look();
  list.rest();
  EXPECT_EQ(list.top(), Top("text 203", 10.0));
}

TEST(List, StaysWhereItIsWhenItsPlaceComesTooLate) {
  for (const bool hasWritten : {false, true}) {
    Harness harness;
    store(harness);
    harness.records["place"] = recordOf(R"({"seq":203,"into":640})");
    harness.start();
    List list(harness);
    if (hasWritten)
      harness.send("mine");
    else
      harness.advance(limits::placePatience);
    for (std::uint32_t seq = 201; seq <= 230; ++seq)
      harness.stream(answerEvent(seq, seq, "text " + std::to_string(seq)));
    list.look();
    list.rest();
    EXPECT_TRUE(list.isAtEnd());
    EXPECT_FALSE(harness.records.contains("place"));
  }
}

TEST(List, LoadsNothingForAPlaceThatTheVisitorLeaves) {
  Harness harness;
  store(harness);
  harness.records["place"] = recordOf(R"({"seq":60,"into":0})");
  harness.start();
  List list(harness);
  list.rest();
  list.scrollTo(1000);
  const auto before = list.top();
  ASSERT_TRUE(respondWithPage(harness, 101, 150));
  list.rest();
  EXPECT_EQ(list.top(), before);
  EXPECT_FALSE(harness.request("/api/conversations/"));
}

TEST(List, TakesNoHarmFromAPlaceThatThereIsNot) {
  for (const char* place :
       {R"({"seq":4000000000,"into":1e300})", R"({"seq":-1,"into":"x"})", R"({"into":5})", "[]"}) {
    Harness harness;
    store(harness);
    harness.records["place"] = recordOf(place);
    harness.start();
    const List list(harness);
    EXPECT_TRUE(list.isAtEnd()) << place;
    EXPECT_EQ(harness.screen.status.notice, wire::Notice::None) << place;
  }
}

TEST(List, TellsTheFrameOfNoRowsButThoseInTheDocument) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  for (const double to : {2000.0, 900.0, 0.0, 1500.0}) {
    list.scrollTo(to);
    EXPECT_LT(harness.screen.rows.size(), 50u) << to;
    EXPECT_GE(harness.screen.rows.size(), 12u) << to;
  }
}

TEST(List, KeepsTheRowThatHasTheFocusInTheDocument) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  const std::uint32_t focused = harness.screen.row("text 200").key;
  list.focused = focused;
  list.scrollTo(0);
  EXPECT_EQ(list.shown.kept, focused);
  EXPECT_EQ(keysOf(list.shown).back(), focused);
  EXPECT_EQ(harness.screen.row("text 200").key, focused);
  list.focused = 0;
  list.look();
  EXPECT_EQ(list.shown.kept, 0u);
  list.scrollTo(list.most());
  list.focused = focused;
  list.look();
  EXPECT_EQ(list.shown.kept, 0u) << "it is in sight";
}

TEST(List, CountsWhatOthersHaveSaidSinceTheEndWasInSight) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  list.scrollTo(800);
  EXPECT_EQ(list.shown.newer, 0u);
  harness.stream(answerEvent(201, 201, "one") + answerEvent(202, 202, "two"));
  list.look();
  EXPECT_EQ(list.shown.newer, 2u);
  for (std::uint32_t seq = 203; seq < 203 + limits::newerCounted; ++seq)
    harness.stream(answerEvent(seq, seq, "more"));
  list.look();
  EXPECT_EQ(list.shown.newer, limits::newerCounted);
  list.scrollTo(list.most());
  list.scrollTo(800);
  EXPECT_EQ(list.shown.newer, 0u);
}

TEST(List, HasAllRowsInTheDocumentWhileItIsPrinted) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  list.scrollTo(800);
  const auto before = list.top();
  harness.tell(event::ListWhole{true});
  EXPECT_EQ(harness.screen.rows.size(), 50u);
  EXPECT_EQ(harness.screen.rows.front().text, "text 151");
  harness.tell(event::ListWhole{false});
  list.look();
  EXPECT_LT(harness.screen.rows.size(), 50u);
  EXPECT_EQ(list.top(), before);
}

std::vector<command::ListText> textsBefore(Harness& harness, std::uint32_t row) {
  std::vector<command::ListText> texts;
  for (const Command& command : harness.tell(event::ListTexts{row}))
    if (const auto* text = std::get_if<command::ListText>(&command)) texts.push_back(*text);
  return texts;
}

TEST(List, TellsWhatIsHeldNewestFirstWhereverItIs) {
  Harness harness;
  store(harness);
  harness.start();
  const List list(harness);
  const auto all = textsBefore(harness, 0);
  ASSERT_EQ(all.size(), 50u);
  EXPECT_EQ(all.front().text, "text 200");
  EXPECT_EQ(all.front().author, wire::Author::Assistant);
  EXPECT_GT(all.front().at, 0);
  EXPECT_EQ(all.back().text, "text 151");
  const auto earlier = textsBefore(harness, all[9].key);
  ASSERT_EQ(earlier.size(), 40u);
  EXPECT_EQ(earlier.front().text, "text 190");
  for (const std::uint32_t row : {all.back().key, RowView::head, RowView::foot, 0xfffffff0u})
    EXPECT_TRUE(textsBefore(harness, row).empty()) << row;
}

TEST(List, TellsTheTextsOfCards) {
  Harness harness;
  harness.start();
  harness.converse();
  harness.stream(messageEvent(
      R"({"id":"m_2","seq":2,"change":2,"author":"assistant","state":"complete","text":"Two\frings:","at":1,)"
      R"("cards":[{"title":"Slim\fband","detail":"$84"},{"title":"Twisted ring","detail":"$112"}]})"));
  const auto texts = textsBefore(harness, 0);
  ASSERT_FALSE(texts.empty());
  EXPECT_EQ(texts.front().text, "Two rings:\fSlim band\f$84\fTwisted ring\f$112");
}

TEST(List, TellsNoMoreAtOnceThanMayBeHandedOver) {
  Harness harness;
  harness.start();
  harness.converse();
  const std::string text(limits::messageTextBytes, 'x');
  const std::uint32_t last = 2 * limits::textsBytes / limits::messageTextBytes;
  for (std::uint32_t seq = 2; seq <= last; ++seq) harness.stream(answerEvent(seq, seq, text));
  std::size_t told = 0;
  std::size_t rounds = 0;
  for (std::uint32_t before = 0;; ++rounds) {
    const auto texts = textsBefore(harness, before);
    if (texts.empty()) break;
    EXPECT_LE(texts.size() * text.size(), limits::textsBytes + text.size());
    told += texts.size();
    before = texts.back().key;
  }
  EXPECT_EQ(told, last);
  EXPECT_GE(rounds, 2u);
}

TEST(List, GoesToAMessageFarAway) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  const auto all = textsBefore(harness, 0);
  harness.tell(event::VisitorGoTo{all[39].key});
  list.look();
  list.rest();
  // In the middle of the viewport.
  EXPECT_EQ(harness.screen.row("text 161").key, all[39].key);
  EXPECT_EQ(list.top(), (Top{"text 155", 25}));
  harness.tell(event::VisitorGoTo{0xfffffff0});
  list.look();
  EXPECT_EQ(list.top(), (Top{"text 155", 25}));
}

TEST(List, DropsWhatIsErasedAlsoWhileItIsHidden) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  list.height = 0;
  list.look();
  EXPECT_FALSE(harness.screen.rows.empty());
  harness.hostSays("erase", "{}", 9);
  EXPECT_TRUE(harness.screen.rows.empty());
}

TEST(List, TakesNoHarmFromWhateverTheBrowserSays) {
  Harness harness;
  store(harness);
  harness.start();
  List list(harness);
  const double strange[] = {NAN, INFINITY, -INFINITY, -1, 1e300, 0};
  for (const double one : strange)
    for (const double other : strange) {
      harness.tell(event::ListSeen{one, 600, other, one, true, 0xfffffff0, "an odd one"});
      harness.tell(
          event::ListSeen{400, 600, one, other, true, 3, bytesOf({7, 0xffffffff, 0, 1, 0xffffffff, 0})});
    }
  list.look();
  list.rest();
  harness.tell(event::VisitorGoTo{0});
  list.look();
  EXPECT_TRUE(list.isAtEnd());
}

}  // namespace
}  // namespace pipit
