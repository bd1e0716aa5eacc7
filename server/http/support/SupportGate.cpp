#include "http/support/SupportGate.h"

#include <boost/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "domain/Clock.h"
#include "http/Bearer.h"
#include "http/Errors.h"
#include "http/JsonResponse.h"
#include "http/MediaTypes.h"
#include "http/RateHeaders.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kTooOften = "Too many requests; wait a moment.";
constexpr std::string_view kKeyHeader = "Idempotency-Key";

// What one request takes of, in turn.
class Taking {
 public:
  explicit Taking(const Request& request) : request_(request) {}

  // Nothing: there was some left.
  std::optional<Response> take(RateLimiter& rate, std::string_view key) {
    taken_.push_back({&rate, std::string(key)});
    const std::int64_t wait = rate.take(key, systemMilliseconds());
    if (wait == 0) return std::nullopt;
    return withRate(tooOften(wait, kTooOften, request_), rate, key);
  }

  // Says what is left of the one that will be used up first.
  Response told(Response response) const {
    const Taken* least = nullptr;
    for (const Taken& taken : taken_)
      if (!taken.rate->isOff() && (least == nullptr || leftOf(taken) <= leftOf(*least))) least = &taken;
    return least == nullptr ? response : withRate(std::move(response), *least->rate, least->key);
  }

 private:
  struct Taken {
    const RateLimiter* rate;
    std::string key;
  };

  static std::int64_t leftOf(const Taken& taken) {
    return taken.rate->standing(taken.key, systemMilliseconds()).left;
  }

  const Request& request_;
  std::vector<Taken> taken_;
};

Response otherSession(const Request& request) {
  return errorResponse(403, "session.other", "The token is of another session.", request.id);
}

Response otherSite(const Request& request) {
  return errorResponse(403, "site.other", "The token is of another site.", request.id);
}

Response letIn(SupportCall call, SupportRule rule, const std::function<Response(SupportCall&)>& handler) {
  const std::string site = call.body.optional("site");
  const std::string session =
      rule.needsSession ? call.body.required("sessionId") : call.body.optional("sessionId");
  if (!site.empty() && site != call.pass.site) return otherSite(call.request);
  const bool isNamed = !session.empty() || (rule.needsSession && call.body.issues().empty());
  if (isNamed && session != call.pass.conversation) return otherSession(call.request);
  return handler(call);
}

Response answerTo(const Pass& pass, const Request& request, std::string_view route, SupportRule rule,
                  const std::function<Response(SupportCall&)>& handler) {
  if (!isJsonType(request.contentType.value_or(""))) return notJson(request.id);
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  return letIn({request, route, pass, *std::move(body)}, rule, handler);
}

Response through(const SupportGate& gate, std::string_view route, SupportRule rule,
                 const std::function<Response(SupportCall&)>& handler, const Request& request) {
  Taking taking(request);
  if (auto refused = taking.take(gate.rates.client, request.client)) return *std::move(refused);
  const auto pass = passOf(gate.chat, request);
  if (!pass) return taking.told(invalidPass(request.id));
  if (auto refused = taking.take(gate.rates.session, pass->session)) return *std::move(refused);
  if (rule.takesProof)
    if (auto refused = taking.take(gate.rates.proofs, request.client)) return *std::move(refused);
  return taking.told(answerTo(*pass, request, route, rule, handler));
}

// An error has the number of the request that it is the answer to.
std::string bodyFor(const KeptAnswer& kept, const Request& request) {
  if (kept.status < 400) return kept.body;
  json::object body = json::parse(kept.body).as_object();
  body.at("error").as_object()["requestId"] = request.id;
  return json::serialize(body);
}

std::optional<Issue> problemOfKey(const Request& request) {
  if (!request.idempotencyKey)
    return Issue{std::string(kKeyHeader), "validation.missing", "This header is required."};
  if (OnceOnly::isKey(*request.idempotencyKey)) return std::nullopt;
  return Issue{std::string(kKeyHeader), "validation.range", "8 to 128 of A to Z, a to z, 0 to 9, _ and -."};
}

}  // namespace

Handler throughGate(const SupportGate& gate, std::string_view route, SupportRule rule,
                    std::function<Response(SupportCall&)> handler) {
  return [=, handler = std::move(handler)](const Request& request) {
    return through(gate, route, rule, handler, request);
  };
}

Response onceOnly(const SupportGate& gate, const SupportCall& call, std::set<std::string> names,
                  const std::function<Response()>& work) {
  const Request& request = call.request;
  if (const auto issue = problemOfKey(request)) return invalid({*issue}, request.id);
  try {
    const auto kept = gate.once.answer(
        {call.pass, call.route, *request.idempotencyKey, request.body}, std::move(names), [&] {
          const Response response = work();
          return KeptAnswer{.request = {}, .status = response.status, .body = *response.body, .at = 0};
        });
    if (!kept)
      return errorResponse(409, "idempotency.reused", "This key came with another request before.",
                           request.id);
    return jsonResponse(kept->status, json::parse(bodyFor(*kept, request)).as_object());
  } catch (const SessionEnded&) {
    return invalidPass(request.id);
  }
}

}  // namespace pipit::server
