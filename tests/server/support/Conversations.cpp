#include "support/Conversations.h"

#include <boost/json.hpp>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "domain/Clock.h"

using pipit::server::SpokenMessage;

namespace {

constexpr std::int64_t kHour = 3'600'000;

}

std::vector<SpokenMessage> publishedConversation(std::string_view why) {
  std::ifstream file(PIPIT_TEST_DATA "/engagement.json");
  std::stringstream text;
  text << file.rdbuf();
  const auto table = boost::json::parse(text.str());
  for (const auto& row : table.as_array()) {
    if (row.at("why").as_string() != why) continue;
    std::vector<SpokenMessage> messages;
    for (const auto& message : row.at("messages").as_array())
      messages.push_back({message.at("role").as_string() == "visitor", message.at("at").as_int64(),
                          message.at("text").as_string().c_str()});
    return messages;
  }
  throw std::runtime_error("there is no such conversation in the table");
}

// At once, and with a claim at its end: a service on the same database would else answer what it hears of.
void speak(pipit::server::Store& store, const pipit::server::ConversationKey& conversation,
           const std::vector<SpokenMessage>& messages, std::int64_t begun) {
  store.exclusively({"speak"}, [&] {
    const auto before = store.messagesBefore(conversation.id, 1'000'000, 1).messages;
    std::int64_t last = before.empty() ? 0 : before.back().seq;
    for (const SpokenMessage& message : messages) {
      const std::string id = "m_" + conversation.id + "_" + std::to_string(last + 1);
      const std::int64_t at = begun + message.at;
      if (message.isVisitors) {
        last = store.append(conversation, {id, "client-" + id, message.text, "", at}).value().message.seq;
        continue;
      }
      if (!store.claim(conversation.id, {.now = at, .until = at + 1}))
        throw std::runtime_error("nothing is owed");
      last = store.startAnswer(conversation.id, last, id, at).value().seq;
      (void)store.completeAnswer(conversation.id, last, message.text, {}, "").value();
    }
    const std::int64_t now = pipit::server::systemMilliseconds();
    (void)store.claim(conversation.id, {.now = now, .until = now + kHour});
  });
}
