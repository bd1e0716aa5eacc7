#include "domain/Transcripts.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <vector>

#include "domain/Identifier.h"
#include "domain/Limits.h"
#include "domain/MailAddress.h"
#include "domain/MailMessage.h"
#include "domain/Transcript.h"

namespace pipit::server {

namespace {

constexpr std::string_view kKeySetting = "mail-key";
constexpr std::int64_t kLastSeq = std::numeric_limits<std::int64_t>::max();

constexpr std::int64_t inMilliseconds(std::chrono::milliseconds time) {
  return time.count();
}

struct Allowance {
  MailCount by;
  std::string_view whose;
  int most;
  std::int64_t within;
};

std::string keyIn(Store& store) {
  if (auto key = store.setting(kKeySetting)) return *std::move(key);
  return store.settingOrNew(kKeySetting, newIdentifier(""));
}

bool isOurs(const Message& message) {
  const bool speaks = message.author == Author::Assistant || message.author == Author::Agent;
  return speaks && message.state == MessageState::Complete;
}

// After so many tries in vain: doubled each time, the half of it by chance, so that many do not come at once.
std::int64_t pauseAfter(std::int64_t tries) {
  const std::int64_t doublings = std::min<std::int64_t>(tries - 1, 16);
  const std::int64_t pause =
      std::min(inMilliseconds(limits::kMailPause) << doublings, inMilliseconds(limits::kMailLongestPause));
  return pause / 2 + randombytes_uniform(static_cast<std::uint32_t>(pause / 2));
}

}  // namespace

Transcripts::Transcripts(Parts parts) : parts_(std::move(parts)), key_(isOn() ? keyIn(parts_.store) : "") {}

std::expected<void, TranscriptRefused> Transcripts::ask(const Pass& pass, std::string_view address,
                                                        std::string_view locale, std::string_view client) {
  using Reason = TranscriptReason;
  if (!isOn()) return std::unexpected(TranscriptRefused{Reason::Off});
  const auto checked = mailAddress(address);
  if (!checked) return std::unexpected(TranscriptRefused{Reason::Address});
  const auto seq = lastAnswered(pass.conversation);
  if (!seq) return std::unexpected(TranscriptRefused{Reason::Empty});
  const MailRequest request{newIdentifier("t_"), pass.site, pass.conversation, *checked, hashOf(client),
                            std::string(locale), *seq,      parts_.clock()};
  std::optional<TranscriptRefused> refused;
  parts_.store.exclusively({"mails", pass.conversation}, [&] {
    refused = refusal(pass, request);
    if (!refused) parts_.store.putMail(request);
  });
  if (refused) return std::unexpected(*refused);
  due_ = {};
  return {};
}

std::optional<TranscriptRefused> Transcripts::refusal(const Pass& pass, const MailRequest& request) const {
  using Reason = TranscriptReason;
  if (parts_.store.isRevoked(pass.session)) return TranscriptRefused{Reason::SessionEnded};
  if (const std::int64_t wait = waitFor(request); wait > 0) return TranscriptRefused{Reason::TooOften, wait};
  if (parts_.store.mailsWaiting() >= limits::kMailsWaiting) return TranscriptRefused{Reason::Busy};
  return std::nullopt;
}

std::optional<std::int64_t> Transcripts::lastAnswered(const std::string& conversation) const {
  const auto newest = parts_.store.messagesBefore(conversation, kLastSeq, limits::kPageMost).messages;
  if (std::ranges::none_of(newest, isOurs)) return std::nullopt;
  return newest.back().seq;
}

RateStanding Transcripts::standing(const Pass& pass) const {
  constexpr std::int64_t kWindow = inMilliseconds(std::chrono::hours(1));
  const std::int64_t now = parts_.clock();
  RateStanding standing{limits::kMailsOfConversation, 0};
  for (int nth = 1; nth <= limits::kMailsOfConversation; ++nth) {
    const auto at = parts_.store.mailAsked(MailCount::Conversation, pass.conversation, now - kWindow, nth);
    if (!at) break;
    standing = {limits::kMailsOfConversation - nth, *at + kWindow - now};
  }
  return standing;
}

std::int64_t Transcripts::waitFor(const MailRequest& request) const {
  const Allowance allowances[] = {
      {MailCount::Conversation, request.conversation, limits::kMailsOfConversation,
       inMilliseconds(std::chrono::hours(1))},
      {MailCount::Client, request.client, limits::kMailsOfClient, inMilliseconds(std::chrono::hours(24))},
      {MailCount::Address, request.address, limits::kMailsToAddress, inMilliseconds(std::chrono::hours(24))}};
  std::int64_t wait = 0;
  for (const auto& [by, whose, most, within] : allowances) {
    const std::int64_t since = request.at - within;
    if (const auto first = parts_.store.mailAsked(by, whose, since, most))
      wait = std::max(wait, *first + within - request.at);
  }
  return wait;
}

std::string Transcripts::hashOf(std::string_view client) const {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(client.data()),
                     client.size(), reinterpret_cast<const unsigned char*>(key_.data()), key_.size());
  std::string digits(2 * hash.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
  digits.pop_back();
  return digits;
}

SteadyTime Transcripts::advance(SteadyTime now) {
  if (!isOn() || carried_) return now + limits::kMailSweep;
  if (due_ > now) return due_;
  try {
    due_ = step(now);
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
    due_ = now + limits::kStoreRetry;
  }
  return due_;
}

SteadyTime Transcripts::step(SteadyTime now) {
  const std::int64_t moment = parts_.clock();
  if (sweepAt_ <= moment) {
    sweepAt_ = moment + inMilliseconds(limits::kMailSweep);
    parts_.store.forgetMails(moment - inMilliseconds(limits::kMailKept));
  }
  auto mail = parts_.store.nextMail();
  if (!mail) return now + limits::kMailSweep;
  const std::int64_t wait = std::min(mail->due - moment, inMilliseconds(limits::kMailLongestPause));
  if (wait > 0) return now + std::chrono::milliseconds(wait);
  const auto site = parts_.store.site(mail->request.site);
  if (!site || mail->request.at + inMilliseconds(limits::kMailLife) < moment) {
    parts_.store.endMail(mail->request.id);
    parts_.telemetry.mailGivenUp("it could not be sent for a day, or its site is gone");
    return now;
  }
  // Before it goes: a store that cannot be written would have it go again and again.
  pause_ = pauseAfter(mail->tries + 1);
  const bool isShared = parts_.store.isShared();
  const std::int64_t lease = isShared ? std::max(pause_, inMilliseconds(limits::kMailLease)) : pause_;
  if (!parts_.store.takeMail(*mail, moment + lease)) return now;
  parts_.carrier->carry(compose(mail->request, *site));
  carried_ = *std::move(mail);
  return now;
}

Mail Transcripts::compose(const MailRequest& request, const Site& site) const {
  const Transcript transcript(site, request.locale);
  const auto [lines, isPart] = linesOf(request, transcript);
  std::string content = mailHeader({request.id, parts_.from, site.name, request.address, transcript.subject(),
                                    std::string(transcriptWords(request.locale).locale), request.at}) +
                        quotedPrintable(transcript.head(isPart));
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) content += *line;
  return {request.id, request.address, content + quotedPrintable(transcript.foot())};
}

Transcripts::Lines Transcripts::linesOf(const MailRequest& request, const Transcript& transcript) const {
  Lines lines;
  std::size_t bytes = 0;
  MessagePage page{.messages = {}, .more = true};
  for (std::int64_t before = request.seq + 1; page.more;) {
    page = parts_.store.messagesBefore(request.conversation, before, limits::kPageMost);
    for (auto one = page.messages.rbegin(); one != page.messages.rend(); ++one) {
      before = one->seq;
      if (before < request.first) return lines;
      if (one->state != MessageState::Complete) continue;
      std::string line = quotedPrintable(transcript.lineOf(*one));
      bytes += line.size();
      lines.isPart = bytes > limits::kMailBytes || lines.newestFirst.size() == limits::kMailMessages;
      if (lines.isPart) return lines;
      lines.newestFirst.push_back(std::move(line));
    }
  }
  return lines;
}

// Where it is shared it was kept from the others for as long as it may take.
void Transcripts::postpone(const WaitingMail& mail, const MailResult& result) {
  if (parts_.store.isShared()) parts_.store.postponeMail(mail.request.id, parts_.clock() + pause_);
  parts_.telemetry.mailPostponed(result.problem);
}

void Transcripts::settle(const MailResult& result) {
  if (!carried_) return;
  const WaitingMail mail = *std::move(carried_);
  carried_.reset();
  due_ = {};
  try {
    if (result.outcome == MailOutcome::Postponed) return postpone(mail, result);
    parts_.store.endMail(mail.request.id);
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
    return;
  }
  if (result.outcome == MailOutcome::Sent) return parts_.telemetry.mailSent();
  parts_.telemetry.mailGivenUp(result.problem);
}

}  // namespace pipit::server
