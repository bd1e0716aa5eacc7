#include "http/TranscriptRoutes.h"

#include <boost/json.hpp>
#include <string>

#include "domain/Limits.h"
#include "http/Bearer.h"
#include "http/BodyReader.h"
#include "http/JsonResponse.h"
#include "http/RateHeaders.h"

namespace pipit::server {

namespace {

// Beside the languages that there are, what a later frame may know.
constexpr std::size_t kLocaleBytes = 16;

Response refused(const TranscriptRefused& why, const Request& request) {
  switch (why.reason) {
    case TranscriptReason::Off:
      return errorResponse(403, "mail.off", "This service sends no mail.", request.id);
    case TranscriptReason::Address:
      return invalid({{"email", "validation.range", "An e-mail address."}}, request.id);
    case TranscriptReason::Empty:
      return errorResponse(409, "transcript.empty", "Nobody has answered in this conversation yet.",
                           request.id);
    case TranscriptReason::Busy:
      return errorResponse(503, "mail.busy", "Too many mails are waiting.", request.id);
    case TranscriptReason::SessionEnded:
      return invalidPass(request.id);
    case TranscriptReason::TooOften:
      break;
  }
  return tooOften(why.wait, "Too many mails; try again later.", request);
}

Response ask(const Pass& pass, Transcripts& transcripts, const Request& request) {
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  const std::string email = body->required("email"), locale = body->optional("locale");
  body->check("locale", locale.size() <= kLocaleBytes, "A language, such as de.");
  if (!body->issues().empty()) return invalid(body->issues(), request.id);
  const auto asked = transcripts.ask(pass, email, locale, request.client);
  return asked ? jsonResponse(202, {}) : refused(asked.error(), request);
}

Response askLimited(const Chat& chat, Transcripts& transcripts, const Request& request) {
  constexpr RatePolicy kPolicy{"mail", limits::kMailsOfConversation, 3'600};
  const auto pass = passOf(chat, request);
  if (!pass) return withPolicy(invalidPass(request.id), kPolicy);
  Response response = withPolicy(ask(*pass, transcripts, request), kPolicy);
  return withStanding(std::move(response), kPolicy.name, transcripts.standing(*pass));
}

}  // namespace

void addTranscriptRoutes(Router& router, const Chat& chat, Transcripts& transcripts) {
  router.add("/api/transcripts", {{}, "POST", Place::Desk, [&](const Request& request) {
                                    return askLimited(chat, transcripts, request);
                                  }});
}

}  // namespace pipit::server
