#include "domain/Chat.h"

#include <boost/json.hpp>
#include <chrono>
#include <utility>

#include "base/Utf8.h"
#include "domain/Identifier.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kPassLife = std::chrono::milliseconds(limits::kPassLife).count();

}  // namespace

std::expected<Session, SessionError> Chat::open(std::string_view site,
                                                std::optional<std::string_view> token) const {
  if (!parts_.store.site(site)) return std::unexpected(SessionError::UnknownSite);
  if (!token) return issue({std::string(site), newIdentifier("v_"), newIdentifier("c_")});
  const auto pass = check(*token);
  if (!pass || pass->site != site) return std::unexpected(SessionError::InvalidPass);
  return issue(*pass);
}

std::expected<Pass, PassError> Chat::check(std::string_view token) const {
  return parts_.passes.verify(token, parts_.clock());
}

std::expected<Message, Refused> Chat::say(const Pass& pass, Said said, SteadyTime now) {
  if (auto known = parts_.store.byClientId(pass.conversation, said.clientId)) return *std::move(known);
  if (const std::int64_t wait = rate_.take(pass.visitor, parts_.clock()); wait > 0) {
    return std::unexpected(TooOften{wait});
  }
  if (said.answer)
    if (auto refused = settle(pass, *said.answer)) return std::unexpected(*std::move(refused));
  auto attachments = attached(pass, said);
  if (!attachments) return std::unexpected(attachments.error());
  return store(pass, said, *std::move(attachments), now);
}

std::expected<std::vector<Upload>, UnknownUpload> Chat::attached(const Pass& pass, const Said& said) const {
  std::vector<Upload> uploads;
  for (const std::string& id : said.attachments) {
    auto upload = parts_.store.upload(id);
    const bool isFree = upload && upload->conversation == pass.conversation && !upload->isUsed;
    if (!isFree) return std::unexpected(UnknownUpload{});
    uploads.push_back(*std::move(upload));
  }
  return uploads;
}

std::optional<AnswerRefused> Chat::settle(const Pass& pass, FormAnswer& answer) const {
  using Reason = AnswerRefused::Reason;
  const auto asked = parts_.store.byId(pass.conversation, answer.to);
  const auto form = asked ? Form::parse(asked->extra) : std::nullopt;
  if (!form) return AnswerRefused{Reason::UnknownForm};
  if (parts_.store.isAnswered(pass.conversation, answer.to)) return AnswerRefused{Reason::Answered};
  auto issues = form->check(boost::json::parse(answer.values).as_object());
  if (!issues.empty()) return AnswerRefused{Reason::Invalid, std::move(issues)};
  answer.form = form->name();
  return std::nullopt;
}

MessagePage Chat::history(const Pass& pass, std::int64_t before, int limit) const {
  MessagePage page = parts_.store.messagesBefore(pass.conversation, before, limit);
  for (Message& message : page.messages)
    message = parts_.answers.current(pass.conversation, std::move(message));
  return page;
}

Followed Chat::follow(const Pass& pass, std::int64_t after, const std::shared_ptr<Listener>& listener) const {
  // A number from the future was given by a database that has since been restored: start over.
  if (after > parts_.store.latestChange(pass.conversation)) after = 0;
  Followed followed;
  followed.messages = parts_.store.changesAfter(pass.conversation, after, limits::kBacklogPage);
  for (Message& message : followed.messages)
    message = parts_.answers.current(pass.conversation, std::move(message));
  followed.next = followed.messages.empty() ? after : followed.messages.back().change;
  followed.live = followed.messages.size() < static_cast<std::size_t>(limits::kBacklogPage);
  if (!followed.live) return followed;
  parts_.switchboard.connect(pass.conversation, listener);
  followed.streaming = parts_.answers.streaming(pass.conversation);
  if (followed.streaming && followed.streaming->change > after) followed.streaming.reset();
  return followed;
}

Session Chat::issue(Pass pass) const {
  pass.expires = parts_.clock() + kPassLife;
  return {parts_.passes.sign(pass), pass};
}

// Who shows no files still has something to show, and the search something to find.
Message Chat::store(const Pass& pass, const Said& said, std::vector<Upload> attachments, SteadyTime now) {
  const std::string text = trimmed(said.text).empty() ? namesOf(attachments) : said.text;
  const ConversationKey key{pass.conversation, pass.site, pass.visitor};
  const Appended appended = parts_.store.append(key, {newIdentifier("m_"), said.clientId, text, said.page,
                                                      parts_.clock(), said.answer, std::move(attachments)});
  if (!appended.isNew) return appended.message;
  parts_.telemetry.messageAccepted();
  parts_.switchboard.publish(pass.conversation, appended.message);
  parts_.answers.ask(pass.conversation, now);
  return appended.message;
}

}  // namespace pipit::server
