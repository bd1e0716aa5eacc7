#include "domain/console/Console.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "domain/Identifier.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kNewestSeq = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kTypingShown = std::chrono::milliseconds(limits::kTypingShown).count();

}  // namespace

std::vector<ConversationSummary> Console::list(ConversationQuery query) const {
  query.now = parts_.clock();
  return parts_.store.conversations(query);
}

std::optional<OpenConversation> Console::open(std::string_view conversation, std::int64_t before,
                                              std::optional<std::int64_t> after, int limit) const {
  auto file = parts_.store.conversation(conversation);
  if (!file) return std::nullopt;
  OpenConversation open{.file = *std::move(file), .page = {}, .change = 0, .now = parts_.clock()};
  open.change = parts_.store.latestChange(conversation);
  if (after) {
    open.page.messages = parts_.store.changesAfter(conversation, *after, limit);
    open.page.more = open.page.messages.size() == static_cast<std::size_t>(limit);
  } else {
    open.page = parts_.store.messagesBefore(conversation, before, limit);
  }
  const std::string id(conversation);
  for (Message& message : open.page.messages) message = parts_.answers.current(id, std::move(message));
  if (after)
    if (auto growing = parts_.answers.streaming(id);
        growing &&
        std::ranges::find(open.page.messages, growing->id, &Message::id) == open.page.messages.end())
      open.page.messages.push_back(*std::move(growing));
  return open;
}

std::vector<Message> Console::transcript(std::string_view conversation) const {
  std::vector<Message> all;
  MessagePage page{.messages = {}, .more = true};
  for (std::int64_t before = kNewestSeq; page.more && all.size() < limits::kMailMessages;) {
    page = parts_.store.messagesBefore(conversation, before, limits::kPageMost);
    for (auto one = page.messages.rbegin(); one != page.messages.rend(); ++one) {
      before = one->seq;
      if (one->state == MessageState::Complete) all.push_back(std::move(*one));
    }
  }
  std::ranges::reverse(all);
  return all;
}

std::expected<void, ClaimRefused> Console::claim(const std::string& conversation, const Agent& agent,
                                                 bool takeOver) {
  AgentClaim claim = claimOf(conversation, agent);
  claim.takeOver = takeOver;
  const auto taken = parts_.store.takeConversation(claim);
  if (!taken) return std::unexpected(taken.error());
  publish(conversation, *taken);
  return {};
}

std::expected<void, ClaimRefused> Console::leave(const std::string& conversation, const Agent& agent,
                                                 Leaving leaving, SteadyTime now) {
  const auto left = parts_.store.leaveConversation(claimOf(conversation, agent), leaving);
  if (!left) return std::unexpected(left.error());
  publish(conversation, *left);
  parts_.answers.ask(conversation, now);
  return {};
}

std::expected<Message, ClaimRefused> Console::say(const std::string& conversation, const Agent& agent,
                                                  const std::string& clientId, const std::string& text) {
  const auto said =
      parts_.store.sayAsAgent({claimOf(conversation, agent), newIdentifier("m_"), clientId, text});
  if (!said) return std::unexpected(said.error());
  publish(conversation, *said);
  return said->said.value();
}

std::expected<void, ClaimRefused> Console::attend(const std::string& conversation, const Agent& agent,
                                                  bool isTyping) {
  const auto renewed = parts_.store.renewConversation(claimOf(conversation, agent));
  if (!renewed) return std::unexpected(renewed.error());
  publish(conversation, *renewed);
  if (!isTyping) return {};
  parts_.switchboard.publishTyping(conversation);
  parts_.store.tellTyping(conversation);
  return {};
}

std::optional<Note> Console::note(const std::string& conversation, const Agent& agent,
                                  const std::string& text) {
  return parts_.store.addNote(conversation, {0, agent.user, text, parts_.clock()});
}

bool Console::visitorTypes(const Pass& pass) {
  const std::int64_t now = parts_.clock();
  return parts_.store.visitorTypes(pass.conversation, now, now + kTypingShown);
}

SteadyTime Console::advance(SteadyTime now) {
  if (due_ > now) return due_;
  due_ = now + limits::kLapseLook;
  try {
    tellLapses(now);
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
  return due_;
}

void Console::tellLapses(SteadyTime now) {
  const std::int64_t moment = parts_.clock();
  for (const std::string& conversation : parts_.store.lapsedConversations(moment, limits::kLapsesAtOnce)) {
    if (const auto told = parts_.store.tellLapse(conversation, moment))
      parts_.switchboard.publish(conversation, *told);
    parts_.answers.ask(conversation, now);
  }
}

AgentClaim Console::claimOf(const std::string& conversation, const Agent& agent) const {
  const std::int64_t now = parts_.clock();
  return {.conversation = conversation,
          .agent = agent.user,
          .name = agent.name,
          .now = now,
          .until = now + parts_.away.count(),
          .signature = {agent.user, agent.reason, now}};
}

void Console::publish(const std::string& conversation, const Written& written) {
  for (const Message& message : written.fresh) parts_.switchboard.publish(conversation, message);
}

}  // namespace pipit::server
