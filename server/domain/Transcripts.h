#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Clock.h"
#include "domain/Mail.h"
#include "domain/MailCarrier.h"
#include "domain/Pass.h"
#include "domain/RateLimiter.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Telemetry.h"
#include "domain/Transcript.h"

namespace pipit::server {

// Off: there is no mail server. Address: it is none. Empty: nothing of ours has been said yet, and what a
// visitor writes to nobody is sent to nobody. Busy: too many wait already.
enum class TranscriptReason : std::uint8_t { Off, Address, Empty, Busy, SessionEnded, TooOften };

struct TranscriptRefused {
  TranscriptReason reason = TranscriptReason::Off;
  std::int64_t wait = 0;  // milliseconds, where it is TooOften
};

// Conversations by mail. What was asked for waits in the store until a mail server has it: through restarts,
// with pauses that grow, for a day. One mail is on its way at a time. Runs on the desk's thread.
class Transcripts {
 public:
  struct Parts {
    Store& store;
    Telemetry& telemetry;
    MailCarrier* carrier;  // none: there is no mail server
    std::string from;      // an address
    WallClock clock;
  };

  explicit Transcripts(Parts parts);

  bool isOn() const { return parts_.carrier != nullptr; }
  // Durable when it returns. `client` is who asks, as the rate limits tell clients apart.
  std::expected<void, TranscriptRefused> ask(const Pass& pass, std::string_view address,
                                             std::string_view locale, std::string_view client);
  // Of what a conversation may ask for in an hour. What others have sent to an address is nobody's to know.
  RateStanding standing(const Pass& pass) const;
  // Does what is due. The answer is when to come back.
  SteadyTime advance(SteadyTime now);
  // What has become of the mail that was carried last.
  void settle(const MailResult& result);

 private:
  std::optional<std::int64_t> lastAnswered(const std::string& conversation) const;
  std::optional<TranscriptRefused> refusal(const Pass& pass, const MailRequest& request) const;
  std::int64_t waitFor(const MailRequest& request) const;
  std::string hashOf(std::string_view client) const;
  SteadyTime step(SteadyTime now);
  // Each as it stands in a mail.
  struct Lines {
    std::vector<std::string> newestFirst;
    bool isPart = false;
  };

  void postpone(const WaitingMail& mail, const MailResult& result);
  Mail compose(const MailRequest& request, const Site& site) const;
  Lines linesOf(const MailRequest& request, const Transcript& transcript) const;

  Parts parts_;
  std::string key_;  // of the hashes
  std::optional<WaitingMail> carried_;
  std::int64_t pause_ = 0;  // until the next try of the one that is carried
  SteadyTime due_{};
  std::int64_t sweepAt_ = 0;
};

}  // namespace pipit::server
