#include "http/support/SupportRoutes.h"

#include <boost/json.hpp>
#include <chrono>
#include <expected>
#include <optional>
#include <utility>

#include "http/Errors.h"
#include "http/JsonResponse.h"
#include "http/RateHeaders.h"
#include "http/support/SupportJson.h"
#include "http/support/SupportReader.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

// Nothing: the proof may be compared.
std::optional<Response> guessedTooOften(const SupportParts& parts, const SupportCall& call,
                                        const concierge::OrderKey& key) {
  const std::string order = parts.shop.guessedAt(key);
  const RateLimiter& wrong = parts.gate.rates.wrong;
  if (order.empty() || wrong.isOff()) return std::nullopt;
  const RateStanding standing = wrong.standing(order, parts.clock());
  if (standing.left > 0) return std::nullopt;
  return tooOften(standing.more, "Too many wrong details of this order; try again later.", call.request);
}

// One for "there is none" and "it is somebody else's".
Response noOrder(const SupportParts& parts, const SupportCall& call, const concierge::OrderKey& key) {
  const std::string order = parts.shop.guessedAt(key);
  if (!order.empty()) (void)parts.gate.rates.wrong.take(order, parts.clock());
  return errorResponse(404, "order.not_found", "No order was found with these details.", call.request.id);
}

Customer customerOf(const SupportParts& parts, const SupportCall& call) {
  std::string id = parts.desk.customerOf(call.pass);
  return id.empty() ? Customer{} : Customer{call.pass.site, std::move(id)};
}

std::int64_t daysSince1970(std::int64_t milliseconds) {
  constexpr std::chrono::milliseconds kDay = std::chrono::days(1);
  return milliseconds / kDay.count();
}

Response products(const SupportParts& parts, SupportCall& call) {
  const ProductsWanted wanted = readProducts(call.body, parts.shop);
  if (!call.body.issues().empty()) return invalid(call.body.issues(), call.request.id);
  const auto found = parts.shop.pieces(wanted.query, wanted.offset, wanted.limit);
  json::array items, alternatives;
  for (const auto& piece : found.items) items.push_back(jsonOf(piece));
  for (const auto& alternative : found.alternatives) alternatives.push_back(jsonOf(alternative));
  json::object answer{{"total", found.total}, {"nextCursor", nullptr}};
  const std::size_t next = wanted.offset + items.size();
  if (!items.empty() && next < found.total && isOffset(next)) answer["nextCursor"] = cursorOf(next);
  answer["items"] = std::move(items);
  answer["relaxations"] = std::move(alternatives);
  return jsonResponse(200, answer);
}

Response orderStatus(const SupportParts& parts, SupportCall& call) {
  const auto key = readOrder(call.body, customerOf(parts, call));
  if (!call.body.issues().empty()) return invalid(call.body.issues(), call.request.id);
  if (auto refused = guessedTooOften(parts, call, key)) return *std::move(refused);
  const auto order = parts.shop.order(key);
  return order ? jsonResponse(200, jsonOf(*order)) : noOrder(parts, call, key);
}

using Returned = std::expected<concierge::ReturnGranted, concierge::ReturnRefused>;

Response refusedReturn(const SupportParts& parts, const SupportCall& call, const ReturnWanted& wanted,
                       const concierge::ReturnRefused& refused) {
  if (refused.why == concierge::ReturnRefused::Why::NoOrder) return noOrder(parts, call, wanted.order);
  return errorResponse(422, "returns.ineligible", refused.sentence, call.request.id,
                       {{refused.item.empty() ? "option" : "item", refused.code, refused.sentence}});
}

Response takeReturn(const SupportParts& parts, const SupportCall& call, const ReturnWanted& wanted,
                    const Returned& may) {
  if (!may) return refusedReturn(parts, call, wanted, may.error());
  const bool hasSize = parts.shop.needsSize(wanted.option);
  const auto id = parts.desk.take(call.pass,
                                  {.id = {},
                                   .site = {},
                                   .conversation = {},
                                   .order = may->reference,
                                   .option = wanted.option,
                                   .item = wanted.item,
                                   .size = hasSize ? wanted.size : "",
                                   .reason = wanted.reason},
                                  may->again);
  if (!id)
    return errorResponse(409, "returns.duplicate", "The same has been asked for this order already.",
                         call.request.id);
  return jsonResponse(201, {{"rmaId", *id}, {"message", "Your request is " + *id + ". " + may->sentence}});
}

Response returns(const SupportParts& parts, SupportCall& call) {
  const auto wanted = readReturn(call.body, customerOf(parts, call), parts.shop);
  if (!call.body.issues().empty()) return invalid(call.body.issues(), call.request.id);
  if (auto refused = guessedTooOften(parts, call, wanted.order)) return *std::move(refused);
  const Returned may =
      parts.shop.mayReturn({wanted.order, wanted.option, wanted.item, daysSince1970(parts.clock())});
  if (!may && may.error().why == concierge::ReturnRefused::Why::NoItem)
    return invalid({{"item", "validation.lookup", "The order has no such piece."}}, call.request.id);
  // Among those who ask for the same order there is one who is first.
  const std::string name = "return " + (may ? may->reference : std::string());
  return onceOnly(parts.gate, call, {name}, [&] { return takeReturn(parts, call, wanted, may); });
}

Response stylist(const SupportParts& parts, SupportCall& call) {
  const auto wish = readStylist(call.body, parts.shop);
  if (!call.body.issues().empty()) return invalid(call.body.issues(), call.request.id);
  return onceOnly(parts.gate, call, {}, [&] {
    const std::string id = parts.desk.callStylist(call.pass, wish);
    return jsonResponse(
        201,
        {{"ticketId", id}, {"message", "Your request is " + id + ". A person will write to you by e-mail."}});
  });
}

Response csat(const SupportParts& parts, SupportCall& call) {
  const auto given = readRating(call.body);
  if (!call.body.issues().empty()) return invalid(call.body.issues(), call.request.id);
  return onceOnly(parts.gate, call, {}, [&] {
    const std::string ticket = parts.desk.rate(call.pass, given);
    json::object answer{{"ok", true}, {"ticketId", nullptr}};
    if (!ticket.empty()) answer["ticketId"] = ticket;
    return jsonResponse(200, answer);
  });
}

Response shortlist(const SupportParts& parts, SupportCall& call) {
  if (call.body.isNull("items")) (void)call.body.required("items");
  const auto items = readShortlist(call.body, "items", parts.shop);
  if (!call.body.issues().empty()) return invalid(call.body.issues(), call.request.id);
  return onceOnly(parts.gate, call, {}, [&] {
    const Shortlist put = parts.desk.putShortlist(call.pass, items);
    return jsonResponse(
        200, {{"shortlistId", put.id}, {"items", json::array(put.items.begin(), put.items.end())}});
  });
}

Response orderUpdates(const SupportParts& parts, SupportCall& call) {
  const auto wanted = readUpdates(call.body, customerOf(parts, call));
  if (!call.body.issues().empty()) return invalid(call.body.issues(), call.request.id);
  if (auto refused = guessedTooOften(parts, call, wanted.order)) return *std::move(refused);
  return onceOnly(parts.gate, call, {}, [&] {
    const auto order = parts.shop.order(wanted.order);
    if (!order) return noOrder(parts, call, wanted.order);
    parts.desk.follow(call.pass, {.order = order->reference,
                                  .site = {},
                                  .conversation = {},
                                  .email = wanted.email,
                                  .phone = wanted.phone});
    return jsonResponse(200, {{"ok", true}});
  });
}

}  // namespace

void addSupportRoutes(Router& router, const SupportParts& parts) {
  const auto add = [&](std::string_view route, SupportRule rule, auto answer) {
    const auto handler = [parts, answer](SupportCall& call) { return answer(parts, call); };
    router.add(route, {{}, "POST", Place::Desk, throughGate(parts.gate, route, rule, handler)});
  };
  constexpr SupportRule kAnybody{}, kWithProof{.takesProof = true}, kInSession{.needsSession = true},
      kInSessionWithProof{.takesProof = true, .needsSession = true};
  add("/api/support/products", kAnybody, products);
  add("/api/support/order-status", kWithProof, orderStatus);
  add("/api/support/returns", kWithProof, returns);
  add("/api/support/stylist", kInSession, stylist);
  add("/api/support/csat", kInSession, csat);
  add("/api/support/shortlist", kInSession, shortlist);
  add("/api/support/order-updates", kInSessionWithProof, orderUpdates);
}

}  // namespace pipit::server
