#include <gtest/gtest.h>

#include "support/AdminClient.h"

namespace {

namespace json = boost::json;

// Visitors who want to hear from a person, of the real program.
class TicketTest : public ::testing::Test {
 protected:
  // Asks for a person, and fills the form in. Gives the message that tells of the ticket.
  json::object escalate(const Visitor& visitor, std::string_view wish = "I want to talk to a person") const {
    visitor.say("client-1", wish);
    (void)visitor.follow(0)->readUntil(R"("change":3)");
    const std::string form(visitor.history().back().at("id").as_string());
    const std::string body = R"({"text":"ana@example.com","clientId":"client-2","answer":{"to":")" + form +
                             R"(","values":{"email":"ana@example.com","notes":"Ring size\nplease"}}})";
    EXPECT_EQ(request(service.port, "POST", "/api/chat", body, bearer(visitor.token)).status, 202);
    (void)visitor.follow(3)->readUntil(R"("change":6)");
    return visitor.history().back().as_object();
  }

  Finished tickets(std::vector<std::string> words) const {
    std::vector<std::string> command = {PIPITD, "ticket", "--database", service.database()};
    command.insert(command.begin() + 2, words.begin(), words.end());
    return run(command);
  }

  Pipitd service{{"--answer-pace", "0"}};
};

std::string idOf(const json::object& message) {
  return std::string(message.at("extra").at("ticket").as_string());
}

std::string textOf(const json::value& message) {
  return std::string(message.at("text").as_string());
}

TEST_F(TicketTest, AreOpenedByTheFormAndListed) {
  const Visitor visitor(service);
  const auto told = escalate(visitor);
  EXPECT_EQ(told.at("extra").at("kind").as_string(), "ticket");
  EXPECT_EQ(told.at("extra").at("place").as_int64(), 1);
  EXPECT_TRUE(textOf(told).contains(idOf(told)));
  const auto listed = tickets({"list"}).output;
  EXPECT_TRUE(listed.starts_with(idOf(told) + "  demo-shop  2")) << listed;
  EXPECT_TRUE(listed.contains("Z  place 1  " + visitor.conversation + '\n')) << listed;
  EXPECT_TRUE(listed.contains("  email: ana@example.com\n  notes: Ring size\\nplease\n")) << listed;
  EXPECT_EQ(tickets({"list", "--site", "other"}).output, "");
}

TEST_F(TicketTest, AreToldOfInTheLanguageThatWasSpoken) {
  const auto spanish = escalate(Visitor(service), "quiero hablar con una persona");
  EXPECT_EQ(textOf(spanish), "¡Gracias! Tu solicitud es " + idOf(spanish) +
                                 ". Una persona te escribirá por correo electrónico en cuanto sea tu turno.");
  EXPECT_EQ(spanish.at("extra").at("options").at(0).as_string(), "Eso es todo, gracias");
  const auto arabic = escalate(Visitor(service), "أريد التحدث مع شخص");
  EXPECT_TRUE(textOf(arabic).starts_with("شكرا! طلبك هو " + idOf(arabic))) << textOf(arabic);
}

TEST_F(TicketTest, AreSeenByThoseOfTheirSiteAlone) {
  constexpr const char* kPassword = "correct horse battery";
  const Visitor visitor(service);
  const std::string id = idOf(escalate(visitor));
  const AdminClient admin(service.port, "admin", service.adminPassword);
  const auto join = [&](std::string_view name, std::string_view site) {
    const json::object user{
        {"name", name}, {"role", "agent"}, {"password", kPassword}, {"sites", json::array{site}}};
    EXPECT_EQ(admin.post("users", user).status, 201);
    return AdminClient(service.port, name, kPassword);
  };
  const AdminClient own = join("ana", "demo-shop"), other = join("bob", "elsewhere");
  for (const char* route : {"tickets", "tickets?all=1", "tickets?site=demo-shop"}) {
    const auto seen = own.read(route).at("tickets").as_array();
    ASSERT_EQ(seen.size(), 1U) << route;
    EXPECT_EQ(seen[0].at("id").as_string(), id);
    EXPECT_EQ(seen[0].at("site").as_string(), "demo-shop");
    EXPECT_EQ(seen[0].at("conversation").as_string(), visitor.conversation);
    EXPECT_EQ(seen[0].at("details").at("email").as_string(), "ana@example.com");
    EXPECT_EQ(seen[0].at("place").as_int64(), 1);
  }
  for (const char* route :
       {"tickets", "tickets?all=1", "tickets?site=elsewhere", "tickets?site=elsewhere&all=1"})
    EXPECT_TRUE(other.read(route).at("tickets").as_array().empty()) << route;
  EXPECT_EQ(errorCode(other.get("tickets?site=demo-shop")), "admin.site");
  EXPECT_EQ(errorCode(other.get("tickets?site=demo-shop&all=1")), "admin.site");
}

TEST_F(TicketTest, MoveUpWhereVisitorsSeeItWhenThoseBeforeThemAreClosed) {
  const Visitor first(service), second(service);
  const auto before = escalate(first);
  const auto behind = escalate(second);
  EXPECT_EQ(behind.at("extra").at("place").as_int64(), 2);
  const auto stream = second.follow(6);
  EXPECT_EQ(tickets({"close", idOf(before)}).status, 0);
  const AdminClient admin(service.port, "admin", service.adminPassword);
  EXPECT_EQ(admin.read("audit?kind=ticket").at("entries").at(0).at("subject").as_string(), idOf(before));
  // Nobody has written anything: the change comes by itself.
  EXPECT_TRUE(stream->readUntil(R"("place":1)").contains(idOf(behind)));
  EXPECT_EQ(first.history().back().at("extra").at("place").as_int64(), 0);
  EXPECT_EQ(second.history().back().at("text"), behind.at("text"));
  EXPECT_FALSE(tickets({"list"}).output.contains(idOf(before)));
  EXPECT_TRUE(tickets({"list", "--all"}).output.contains(idOf(before)));
}

TEST_F(TicketTest, AreClosedOnce) {
  const std::string id = idOf(escalate(Visitor(service)));
  EXPECT_EQ(tickets({"close", id}).status, 0);
  for (const std::string& unknown : {id, std::string("TICKET-NONE")}) {
    const auto refused = tickets({"close", unknown});
    EXPECT_EQ(refused.status, 2);
    EXPECT_TRUE(refused.output.contains(unknown + "\" is no open ticket")) << refused.output;
  }
}

TEST_F(TicketTest, AreNotPromisedAPersonWhileNobodyIsThere) {
  run({PIPITD, "site", "save", "demo-shop", "--allow", "https://a.example", "--hours", "never", "--database",
       service.database()});
  const Visitor visitor(service);
  const auto told = escalate(visitor);
  EXPECT_TRUE(textOf(told).contains("when we are back"));
  EXPECT_TRUE(textOf(visitor.history().at(1)).contains("nobody is at the studio right now"));
}

}  // namespace
