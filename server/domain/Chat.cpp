#include "domain/Chat.h"

#include <boost/json.hpp>
#include <chrono>
#include <limits>
#include <utility>

#include "base/Utf8.h"
#include "domain/ContactForms.h"
#include "domain/Extra.h"
#include "domain/Identifier.h"
#include "domain/IdentityProof.h"
#include "domain/Limits.h"
#include "domain/feedback/FeedbackRules.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kPassLife = std::chrono::milliseconds(limits::kPassLife).count();

Pass newcomer(std::string_view site) {
  return {std::string(site), newIdentifier("v_"), newIdentifier("c_"), 0, newIdentifier("s_")};
}

ConversationKey keyOf(const Pass& pass) {
  return {pass.conversation, pass.site, pass.visitor};
}

// A wrong proof is worse than none.
bool isRefused(const Site& site, const Introduction& person) {
  return !person.hash.empty() || site.identity == "required";
}

// What was so when it was asked, and is not any more.
Refused refusedFor(NotAppended why) {
  switch (why) {
    case NotAppended::SessionEnded:
      return SessionEnded{};
    case NotAppended::FormAnswered:
      return AnswerRefused{AnswerRefused::Reason::Answered};
    case NotAppended::UploadTaken:
      break;
  }
  return UnknownUpload{};
}

}  // namespace

std::expected<Session, SessionError> Chat::open(std::string_view site, std::optional<std::string_view> token,
                                                const std::optional<Introduction>& person) const {
  const auto known = parts_.store.site(site);
  if (!known) return std::unexpected(SessionError::UnknownSite);
  const bool isProof = person && isProven(*known, person->id, person->hash);
  if (person && !isProof && isRefused(*known, *person)) return std::unexpected(SessionError::NotProven);
  const auto pass = token ? check(*token) : newcomer(site);
  const bool isGood = pass && pass->site == site;
  // Who proves who they are needs no token: the answer to the same question may have been lost.
  if (isProof) return issue(recognise(isGood ? *pass : newcomer(site), *person));
  if (!isGood) return std::unexpected(SessionError::InvalidPass);
  if (person && !note(*pass, *person)) return issue(newcomer(site));
  return issue(*pass);
}

// Who they are from now on, and the conversations whose followers come again.
struct Chat::Recognised {
  Pass pass;
  std::vector<std::string> left = {};
};

// All of it or nothing, and one after the other: a service may die on the way, and the same person may prove
// themselves to another one in the same moment.
Pass Chat::recognise(const Pass& pass, const Introduction& person) const {
  Recognised found;
  const std::string name = "person " + pass.site + ' ' + person.id;
  parts_.store.exclusively({name, pass.conversation}, [&] { found = recognised(pass, person); });
  for (const std::string& conversation : found.left) {
    // Those who follow it find it whole. An answer that was being made in what is gone is made again where it
    // went.
    if (conversation != found.pass.conversation) parts_.answers.abandon(conversation);
    parts_.switchboard.disconnect(conversation);
  }
  return found.pass;
}

// Another's conversation stays where it is.
Chat::Recognised Chat::recognised(Pass pass, const Introduction& person) const {
  // By another service, meanwhile.
  if (parts_.store.isRevoked(pass.session)) pass = newcomer(pass.site);
  Recognised found;
  const auto known = parts_.store.backgroundOf(pass.conversation);
  const auto theirs = ongoing(pass, person);
  const bool isEnded = hasEnded(pass.conversation);
  // Its own visitor reads on in it.
  const bool isOwn = known && known->person.id == person.id;
  if (isEnded && isOwn && (!theirs || theirs->id == pass.conversation)) return {pass};
  const bool isOthers = known && !known->person.id.empty() && known->person.id != person.id;
  const bool isElsewhere = theirs && theirs->id != pass.conversation;
  if (isElsewhere && !isOthers && !isEnded && pass.expires > 0) {
    parts_.store.merge(keyOf(pass), theirs->id);
    end(pass);
    found.left = {pass.conversation, theirs->id};
  }
  if (isElsewhere || isOthers || isEnded) pass = newcomer(pass.site);
  if (isElsewhere) pass.visitor = theirs->visitor, pass.conversation = theirs->id;
  // What was said as nobody becomes theirs, and with it ends every token that somebody else may have copied.
  const bool becomesTheirs = !isElsewhere && !isOthers && !(known && known->person.isVerified);
  if (becomesTheirs && pass.expires > 0) {
    end(pass);
    found.left = {pass.conversation};
    pass.session = newIdentifier("s_");
  }
  parts_.store.describe(keyOf(pass), {person.id, true, person.profile});
  found.pass = std::move(pass);
  return found;
}

// One that has ended is nobody's to go on with: another begins.
std::optional<ConversationKey> Chat::ongoing(const Pass& pass, const Introduction& person) const {
  auto theirs = parts_.store.conversationOf(pass.site, person.id);
  if (!theirs || theirs->id == pass.conversation || !hasEnded(theirs->id)) return theirs;
  parts_.store.describe(*theirs, {person.id, false, person.profile});
  return std::nullopt;
}

bool Chat::hasEnded(std::string_view conversation) const {
  const auto last =
      parts_.store.messagesBefore(conversation, std::numeric_limits<std::int64_t>::max(), 1).messages;
  return !last.empty() && last.back().extra == endedExtra();
}

// What was proven is not replaced by what was only said. False: it is another's.
bool Chat::note(const Pass& pass, const Introduction& person) const {
  const auto known = parts_.store.backgroundOf(pass.conversation);
  if (known && known->person.isVerified) return known->person.id == person.id;
  parts_.store.describe(keyOf(pass), {person.id, false, person.profile});
  return true;
}

void Chat::leave(const Pass& pass) const {
  end(pass);
  parts_.switchboard.disconnect(pass.conversation);
}

// For as long as any token of that session can be good, and not only this one.
void Chat::end(const Pass& pass) const {
  parts_.store.revoke(pass, parts_.clock() + kPassLife, parts_.clock());
}

std::expected<Pass, PassError> Chat::check(std::string_view token) const {
  auto pass = parts_.passes.verify(token, parts_.clock());
  if (pass && parts_.store.isRevoked(pass->session)) return std::unexpected(PassError::Revoked);
  return pass;
}

std::expected<Message, Refused> Chat::say(const Pass& pass, Said said, SteadyTime now) {
  if (auto known = parts_.store.byClientId(pass.conversation, said.clientId)) return *std::move(known);
  if (const std::int64_t wait = rate_.take(pass.visitor, parts_.clock()); wait > 0) {
    return std::unexpected(TooOften{wait});
  }
  if (said.answer)
    if (auto refused = settle(pass, said, *said.answer)) return std::unexpected(*std::move(refused));
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

std::optional<AnswerRefused> Chat::settle(const Pass& pass, const Said& said, FormAnswer& answer) const {
  using Reason = AnswerRefused::Reason;
  // Nothing is asked before it, so it may be said more than once.
  if (answer.to == kEnding) {
    answer = {said.clientId, std::string(kEnding), "{}"};
    return std::nullopt;
  }
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
  parts_.switchboard.connect(pass, listener, followed.next);
  followed.streaming = parts_.answers.streaming(pass.conversation);
  if (followed.streaming && followed.streaming->change > after) followed.streaming.reset();
  return followed;
}

Session Chat::issue(Pass pass) const {
  pass.expires = parts_.clock() + kPassLife;
  return {parts_.passes.sign(pass), pass};
}

bool Chat::mayProve(const Pass& pass, const Said& said) const {
  if (!parts_.mayProve) return true;
  Prompt prompt{.question = said.text,
                .history = {},
                .answer = said.answer,
                .conversation = pass.conversation,
                .mayProve = true};
  prompt.background = parts_.store.backgroundOf(pass.conversation).value_or(Background{});
  return parts_.mayProve(prompt, said.client);
}

// Who shows no files still has something to show, and the search something to find.
std::expected<Message, Refused> Chat::store(const Pass& pass, const Said& said,
                                            std::vector<Upload> attachments, SteadyTime now) {
  const std::string text = trimmed(said.text).empty() ? namesOf(attachments) : said.text;
  const std::int64_t at = parts_.clock();
  auto feedback = said.answer ? feedbackOf(pass, *said.answer, said.page, at) : std::nullopt;
  const bool isFeedback = feedback.has_value(), isUrgent = isFeedback && feedback->feedback.isUrgent;
  const auto appended =
      parts_.store.append(keyOf(pass), {newIdentifier("m_"), said.clientId, text, said.page, at, said.answer,
                                        std::move(attachments), said.context, pass.session, said.isUnmeasured,
                                        std::move(feedback), mayProve(pass, said)});
  if (!appended) return std::unexpected(refusedFor(appended.error()));
  if (!appended->isNew) return appended->message;
  parts_.telemetry.messageAccepted();
  if (isFeedback) parts_.telemetry.feedbackTaken(isUrgent);
  parts_.switchboard.publish(pass.conversation, appended->message);
  parts_.answers.noteAsked(pass.conversation, said.asked);
  parts_.answers.ask(pass.conversation, now);
  return appended->message;
}

}  // namespace pipit::server
