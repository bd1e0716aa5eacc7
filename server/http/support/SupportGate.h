#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "domain/Chat.h"
#include "domain/RateLimiter.h"
#include "domain/support/OnceOnly.h"
#include "http/BodyReader.h"
#include "http/Request.h"
#include "http/Response.h"
#include "http/Route.h"

namespace pipit::server {

// How often may be asked: of an address, in a session, and, of an address, with the proof of an order, since
// who asks often enough guesses one; and how often with a wrong one of the same order, from wherever.
struct SupportRates {
  RateLimiter& client;
  RateLimiter& session;
  RateLimiter& proofs;
  RateLimiter& wrong;
};

// All outlive the routes.
struct SupportGate {
  const Chat& chat;
  OnceOnly& once;
  SupportRates rates;
};

// A request that was let in.
struct SupportCall {
  const Request& request;
  std::string_view route;
  Pass pass;
  BodyReader body;
};

// What a route takes beside a body.
struct SupportRule {
  bool takesProof = false;    // of an order
  bool needsSession = false;  // its body names the session
};

// Lets in who has a token, not too often, with a JSON object that is of the token's own site and session.
// docs/support.md has what is told to the others.
Handler throughGate(const SupportGate& gate, std::string_view route, SupportRule rule,
                    std::function<Response(SupportCall&)> handler);

// The answer to a request with an effect: that of `work`, which is asked in a transaction, alone with what is
// called `names`, unless it was asked before. It goes wrong where there is no good Idempotency-Key, or it
// came with another request.
Response onceOnly(const SupportGate& gate, const SupportCall& call, std::set<std::string> names,
                  const std::function<Response()>& work);

}  // namespace pipit::server
