#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "domain/Extra.h"
#include "domain/QueueDesk.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

const Signature kOperator{"op", "", 9};

class TicketsTest : public ::testing::Test {
 protected:
  // A conversation whose first message has opened a ticket and has been answered, or is about to be.
  Ticket open(const std::string& conversation, bool isAnswered = true, const std::string& site = "shop") {
    const Message asked =
        store.append({conversation, site, "v"}, {"m_" + conversation, "client-1", "?", "", 1})
            .value()
            .message;
    (void)store.claim(conversation, {.now = 1, .until = 1'000});
    const Message answer = store.startAnswer(conversation, asked.seq, "a_" + conversation, 2).value();
    const Ticket ticket = store.openTicket({"TICKET-" + conversation, conversation, asked.id, "{}", 3});
    if (isAnswered)
      (void)store.completeAnswer(conversation, answer.seq, "Thanks", {},
                                 ticketExtra(ticket.id, ticket.place));
    return ticket;
  }

  TemporaryFolder folder;
  std::unique_ptr<Store> owned = storeOf(folder);
  Store& store = *owned;
};

TEST_F(TicketsTest, StandInALineForEachSite) {
  EXPECT_EQ(open("a").place, 1);
  EXPECT_EQ(open("b").place, 2);
  EXPECT_EQ(open("c", true, "other").place, 1);
  EXPECT_TRUE(store.closeTicket("TICKET-a", kOperator));
  EXPECT_FALSE(store.closeTicket("TICKET-a", kOperator));
  ASSERT_EQ(store.tickets("shop", false).size(), 1U);
  EXPECT_EQ(store.tickets("shop", false)[0].place, 1);
  EXPECT_EQ(store.tickets("", true).size(), 3U);
  EXPECT_EQ(store.tickets("", true)[0].place, 0);
}

TEST_F(TicketsTest, AreARowOfTheAuditWhenTheyAreClosed) {
  open("a");
  (void)store.closeTicket("TICKET-a", kOperator);
  (void)store.closeTicket("TICKET-a", kOperator);
  (void)store.closeTicket("TICKET-none", kOperator);
  const auto rows = store.audit({.kind = "ticket"});
  ASSERT_EQ(rows.size(), 1U) << "what closes nothing is no change";
  EXPECT_EQ(rows[0].owner, "shop");
  EXPECT_EQ(rows[0].subject, "TICKET-a");
  EXPECT_EQ(rows[0].after, "closed");
  EXPECT_EQ(rows[0].signature.who, "op");
}

TEST_F(TicketsTest, AreOneForAMessageHoweverOftenTheyAreOpened) {
  const Ticket first = open("a");
  const Ticket again = store.openTicket({"TICKET-new", "a", "m_a", "{}", 9});
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(again.at, 3);
}

TEST_F(TicketsTest, TellTheirVisitorsWhenTheLineMoves) {
  open("a");
  open("b");
  open("c", false);
  EXPECT_TRUE(store.movedTickets(10).empty());
  store.closeTicket("TICKET-a", kOperator);
  RecordingTelemetry telemetry;
  Switchboard switchboard{store, telemetry};
  const auto listener = std::make_shared<RecordingListener>();
  switchboard.connect({.site = "site", .visitor = "v", .conversation = "b"}, listener,
                      store.latestChange("b"));
  QueueDesk desk({store, switchboard, telemetry});
  const SteadyTime now{std::chrono::hours(1)};
  EXPECT_GT(desk.advance(now), now);
  ASSERT_EQ(listener->messages.size(), 1U);
  EXPECT_EQ(listener->messages[0].extra, ticketExtra("TICKET-b", 1));
  EXPECT_EQ(listener->messages[0].change, 4);
  EXPECT_EQ(listener->messages[0].text, "Thanks");
  EXPECT_EQ(store.byId("a", "a_a")->extra, ticketExtra("TICKET-a", 0));
  // What is being said cannot change; it is told when it has been said.
  EXPECT_TRUE(store.movedTickets(10).empty());
  (void)store.completeAnswer("c", 2, "Thanks", {}, ticketExtra("TICKET-c", 3));
  ASSERT_EQ(store.movedTickets(10).size(), 1U);
  EXPECT_EQ(store.movedTickets(10)[0].place, 2);
}

TEST_F(TicketsTest, GoAlongWhereTheirConversationGoesOn) {
  open("a");
  open("b");
  open("c");
  store.merge({"c", "shop", "v"}, "a");
  const auto line = store.tickets("shop", false);
  ASSERT_EQ(line.size(), 3U);
  EXPECT_EQ(line[2].id, "TICKET-c");
  EXPECT_EQ(line[2].conversation, "a");
  EXPECT_EQ(line[2].place, 3);
  store.closeTicket("TICKET-b", kOperator);
  const auto moved = store.movedTickets(10);
  const auto found = std::ranges::find(moved, "TICKET-c", &MovedTicket::id);
  ASSERT_NE(found, moved.end());
  EXPECT_EQ(found->place, 2);
  const auto told = store.moveTicket(*found, ticketExtra(found->id, found->place));
  ASSERT_TRUE(told);
  EXPECT_EQ(told->id, "a_c");
  EXPECT_EQ(told->seq, 4);
  EXPECT_FALSE(store.moveTicket(*found, ticketExtra(found->id, found->place))) << "it was told already";
}

TEST(TicketId, IsForPeople) {
  std::set<std::string> ids;
  for (int i = 0; i < 100; ++i) ids.insert(newTicketId());
  EXPECT_EQ(ids.size(), 100U);
  for (const std::string& id : ids)
    EXPECT_TRUE(std::regex_match(id, std::regex("TICKET-[A-HJKMNP-Z2-9]{8}"))) << id;
}

}  // namespace
}  // namespace pipit::server
