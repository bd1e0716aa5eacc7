#include <gtest/gtest.h>

#include <random>

#include "Samples.h"
#include "Screen.h"
#include "runtime/RowView.h"

namespace pipit {
namespace {

constexpr std::string_view host = "https://shop.example";

Message confirmed(std::uint32_t seq, std::uint32_t change, std::string clientId) {
  Message message;
  message.id = "m_" + std::to_string(seq);
  message.seq = seq;
  message.change = change;
  message.clientId = std::move(clientId);
  message.text = message.id + "/" + std::to_string(change);
  return message;
}

void expectEqual(const Screen& screen, const MessageStore& store, std::uint32_t seed) {
  std::vector<std::string> texts;
  for (const Message& message : store.messages()) texts.push_back(message.text);
  ASSERT_EQ(screen.texts(), texts) << "seed " << seed;
}

TEST(RowView, PutsEachRowWhereItBelongsHoweverManyMoveAtOnce) {
  MessageStore store;
  RowView view;
  view.showWhole(true, 0);
  Screen screen;
  const auto refresh = [&] {
    Commands commands;
    view.update(store, false, 0, commands);
    view.show(store, host, 0, commands);
    for (const Command& command : commands) screen.show(command);
  };
  for (const char* clientId : {"a", "b", "c"}) (void)store.addPending(clientId, clientId, 0, nextStamp());
  store.apply(confirmed(9, 1, ""));
  refresh();
  store.apply(confirmed(3, 2, "c"));
  store.apply(confirmed(1, 3, "b"));
  store.apply(confirmed(2, 4, "a"));
  store.apply(confirmed(5, 5, ""));
  refresh();
  expectEqual(screen, store, 0);
}

TEST(RowView, KeepsTheScreenEqualToTheStoreThroughAnyChanges) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
    MessageStore store;
    RowView view;
    view.showWhole(true, 0);
    Screen screen;
    for (int batch = 0; batch < 20; ++batch) {
      for (std::uint32_t changes = below(8); changes > 0; --changes) {
        const std::string clientId = "client-" + std::to_string(below(12));
        if (below(3) == 0) (void)store.addPending(clientId, clientId, 0, nextStamp());
        if (below(3) == 0) (void)store.acknowledge(clientId, "m_x", 1 + below(20), 0);
        if (below(2) == 0) store.apply(confirmed(1 + below(20), below(100), below(2) == 0 ? clientId : ""));
        if (below(40) == 0) store.forgetConfirmed();
      }
      Commands commands;
      view.update(store, false, 0, commands);
      view.show(store, host, 0, commands);
      for (const Command& command : commands)
        ASSERT_NO_FATAL_FAILURE(screen.show(command)) << "seed " << seed;
      ASSERT_NO_FATAL_FAILURE(expectEqual(screen, store, seed));
    }
  }
}

// How each row stands among the others: the message before it has that time, and a group begins and ends.
struct Standing {
  double previousAt;
  bool first;
  bool last;
  bool operator==(const Standing&) const = default;
};

struct Said {
  MessageAuthor author;
  double at;
};

std::vector<Standing> standingOf(std::initializer_list<Said> said) {
  MessageStore store;
  RowView view;
  view.showWhole(true, 0);
  Screen screen;
  std::uint32_t seq = 0;
  for (const Said& one : said) {
    Message message = confirmed(seq + 1, seq + 1, "");
    ++seq;
    message.author = one.author;
    message.at = one.at;
    store.apply(message);
    // One by one, so that those before are told again where they come to stand in another way.
    Commands commands;
    view.update(store, false, 0, commands);
    view.show(store, host, 0, commands);
    for (const Command& command : commands) screen.show(command);
  }
  std::vector<Standing> all;
  for (const auto& row : screen.rows) all.push_back({row.previousAt, row.first, row.last});
  return all;
}

constexpr double noon = 29166667 * 60000.0;
constexpr double minute = 60000;

TEST(RowView, JoinsWhatOneAuthorSaysWithinAMinute) {
  const Said visitor{MessageAuthor::Visitor, noon};
  EXPECT_EQ(
      standingOf({visitor, {MessageAuthor::Visitor, noon + 30000}, {MessageAuthor::Visitor, noon + 59000}}),
      (std::vector<Standing>{{0, true, false}, {noon, false, false}, {noon + 30000, false, true}}));
}

TEST(RowView, PartsAuthorsAndMinutesOfOneAuthor) {
  EXPECT_EQ(standingOf({{MessageAuthor::Visitor, noon},
                        {MessageAuthor::Agent, noon},
                        {MessageAuthor::Agent, noon + minute}}),
            (std::vector<Standing>{{0, true, true}, {noon, true, true}, {noon, true, true}}));
}

TEST(RowView, LooksPastAMessageWhoseTimeIsNotKnown) {
  EXPECT_EQ(standingOf({{MessageAuthor::Visitor, noon},
                        {MessageAuthor::System, 0},
                        {MessageAuthor::Visitor, noon + minute}}),
            (std::vector<Standing>{{0, true, true}, {noon, true, true}, {noon, true, true}}));
}

}  // namespace
}  // namespace pipit
