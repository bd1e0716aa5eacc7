#include "http/support/SupportReader.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <utility>

#include "base/Utf8.h"
#include "domain/Limits.h"
#include "domain/MailAddress.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

// A screen or two; as many as the concierge gives; and as far as anybody goes on who does not narrow the
// search.
constexpr std::int64_t kPageDefault = 20, kPageMost = 50;
constexpr std::size_t kOffsetMost = 5'000;
constexpr std::int64_t kRatingLeast = 1, kRatingMost = 5;
constexpr std::size_t kTagsMost = 8;
constexpr std::array<std::string_view, 4> kTimes = {"Anytime", "Morning", "Afternoon", "Evening"};
constexpr char kCursorLetter = 'p';

void missing(BodyReader& body, std::string_view field) {
  body.report({std::string(field), "validation.missing", "This field is required."});
}

void unknown(BodyReader& body, std::string_view field) {
  body.report({std::string(field), "validation.lookup", "Nothing of this name is known."});
}

// At most so many characters, and something to see where there is any.
std::string readText(BodyReader& body, std::string_view field, std::size_t most) {
  std::string text = body.optional(field);
  body.check(field, text.empty() || (!trimmed(text).empty() && countCodePoints(text) <= most),
             "At most " + std::to_string(most) + " characters, not only white space.");
  return text;
}

std::string readEmail(BodyReader& body, std::string_view field) {
  const std::string text = body.optional(field);
  const auto address = text.empty() ? std::optional<std::string>("") : mailAddress(text);
  body.check(field, address.has_value(), "An e-mail address.");
  return address.value_or("");
}

bool isPhone(std::string_view text) {
  const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  const auto fits = [&](char c) { return isDigit(c) || std::string_view("+-().,/ ").contains(c); };
  return text.size() <= limits::kPhoneBytes && std::ranges::all_of(text, fits) &&
         std::ranges::count_if(text, isDigit) >= static_cast<std::ptrdiff_t>(limits::kPhoneLeast);
}

std::string readPhone(BodyReader& body) {
  std::string phone = body.optional("phone");
  body.check("phone", phone.empty() || isPhone(phone), "At least 5 digits, at most 32 characters.");
  return phone;
}

std::optional<std::size_t> offsetOf(std::string_view cursor) {
  if (cursor.empty()) return 0;
  std::size_t offset = 0;
  const char* end = cursor.data() + cursor.size();
  const auto [stop, error] = std::from_chars(cursor.data() + 1, end, offset);
  const bool isCursor = cursor.front() == kCursorLetter && error == std::errc() && stop == end;
  return isCursor && isOffset(offset) ? std::optional(offset) : std::nullopt;
}

concierge::PieceQuery readFilters(BodyReader& filters) {
  concierge::PieceQuery query{.category = readText(filters, "category", limits::kProductIdBytes),
                              .metal = readText(filters, "metal", limits::kProductIdBytes),
                              .stone = readText(filters, "stone", limits::kProductIdBytes),
                              .tags = filters.texts("tags"),
                              .isReady = filters.truth("ready"),
                              .least = filters.number("priceMin"),
                              .most = filters.number("priceMax")};
  filters.check("tags", query.tags.size() <= kTagsMost, "At most 8.");
  filters.check("priceMax", !query.least || !query.most || *query.least <= *query.most,
                "Not less than priceMin.");
  return query;
}

bool isTranscriptLine(const json::value& value) {
  const json::object* line = value.if_object();
  if (line == nullptr || line->size() != 2) return false;
  const json::value *from = line->if_contains("from"), *text = line->if_contains("text");
  return from != nullptr && (*from == "visitor" || *from == "assistant") && text != nullptr &&
         text->is_string();
}

std::string readTranscript(BodyReader& body) {
  const json::array lines = body.array("transcript");
  std::string text = lines.empty() ? "" : json::serialize(lines);
  body.check("transcript",
             lines.size() <= limits::kTranscriptLines && text.size() <= limits::kTranscriptBytes &&
                 std::ranges::all_of(lines, isTranscriptLine),
             "At most 50 of {from: visitor or assistant, text}, of 16,384 bytes.");
  return text;
}

// Of fields that can prove an order what was given, bounded.
concierge::OrderKey readProof(BodyReader& body, const Customer& customer) {
  concierge::OrderKey key{.orderId = {},
                          .email = body.optional("email"),
                          .postalCode = body.optional("postalCode"),
                          .site = customer.site,
                          .customer = customer.id};
  body.check("email", key.email.size() <= limits::kEmailBytes, "At most 254 bytes.");
  body.check("postalCode", key.postalCode.size() <= limits::kPostalCodeBytes, "At most 32 bytes.");
  return key;
}

void checkOrderId(BodyReader& body, std::string_view id) {
  body.check("orderId", id.size() <= limits::kOrderIdBytes, "At most 32 bytes.");
}

}  // namespace

std::string cursorOf(std::size_t offset) {
  return kCursorLetter + std::to_string(offset);
}

bool isOffset(std::size_t offset) {
  return offset <= kOffsetMost;
}

ProductsWanted readProducts(BodyReader& body, const concierge::Support& shop) {
  BodyReader filters = body.inside("filters");
  ProductsWanted wanted{.query = readFilters(filters)};
  wanted.query.sort = body.optional("sort");
  for (const std::string& field : shop.unknownIn(wanted.query))
    unknown(field == "sort" ? body : filters, field);
  body.take("filters", filters);
  const auto offset = offsetOf(body.optional("cursor"));
  body.check("cursor", offset.has_value(), "The nextCursor of the page before.");
  wanted.offset = offset.value_or(0);
  wanted.limit = static_cast<std::size_t>(
      std::clamp<std::int64_t>(body.number("limit").value_or(kPageDefault), 1, kPageMost));
  return wanted;
}

concierge::OrderKey readOrder(BodyReader& body, const Customer& customer) {
  concierge::OrderKey key = readProof(body, customer);
  key.orderId = body.optional("orderId");
  checkOrderId(body, key.orderId);
  const int given = !key.orderId.empty() + !key.email.empty() + !key.postalCode.empty();
  const bool isRead = body.issues().empty();
  if (isRead && given < 2 && customer.id.empty()) missing(body, key.email.empty() ? "email" : "postalCode");
  return key;
}

concierge::OrderKey readProvenOrder(BodyReader& body, const Customer& customer) {
  BodyReader proof = body.inside("proof");
  concierge::OrderKey key = readProof(proof, customer);
  body.take("proof", proof);
  key.orderId = body.required("orderId");
  checkOrderId(body, key.orderId);
  if (key.email.empty() && key.postalCode.empty() && customer.id.empty()) missing(body, "proof");
  return key;
}

ReturnWanted readReturn(BodyReader& body, const Customer& customer, const concierge::Support& shop) {
  ReturnWanted wanted{.order = readProvenOrder(body, customer),
                      .option = body.required("option"),
                      .item = readText(body, "item", limits::kProductIdBytes),
                      .size = readText(body, "newSize", limits::kSizeCodePoints),
                      .reason = readText(body, "reason", limits::kReturnReasonCodePoints)};
  const auto options = shop.returnOptions();
  if (std::ranges::find(options, wanted.option) == options.end()) unknown(body, "option");
  if (shop.needsSize(wanted.option) && wanted.size.empty()) missing(body, "newSize");
  return wanted;
}

StylistWish readStylist(BodyReader& body, const concierge::Support& shop) {
  if (body.isNull("email")) missing(body, "email");
  StylistWish wish{.email = readEmail(body, "email"),
                   .name = readText(body, "name", limits::kContactNameCodePoints),
                   .phone = readPhone(body),
                   .notes = readText(body, "notes", limits::kNotesCodePoints),
                   .time = body.optional("timePreference"),
                   .items = readShortlist(body, "shortlist", shop),
                   .transcript = readTranscript(body)};
  body.check("email", !wish.email.empty(), "An e-mail address.");
  body.check("timePreference", wish.time.empty() || std::ranges::find(kTimes, wish.time) != kTimes.end(),
             "Anytime, Morning, Afternoon or Evening.");
  return wish;
}

GivenRating readRating(BodyReader& body) {
  if (body.isNull("rating")) missing(body, "rating");
  const std::int64_t rating = body.number("rating").value_or(0);
  body.check("rating", rating >= kRatingLeast && rating <= kRatingMost, "A whole number from 1 to 5.");
  return {.rating = static_cast<int>(std::clamp<std::int64_t>(rating, 0, kRatingMost)),
          .intent = readText(body, "intent", limits::kIntentCodePoints),
          .comment = readText(body, "comment", limits::kFeedbackCodePoints)};
}

std::vector<std::string> readShortlist(BodyReader& body, std::string_view field,
                                       const concierge::Support& shop) {
  std::vector<std::string> items;
  const auto given = body.texts(field);
  body.check(field, given.size() <= limits::kShortlistItems, "At most 50.");
  for (const std::string& item : given) {
    if (!shop.hasPiece(item)) unknown(body, field);
    if (std::ranges::find(items, item) == items.end()) items.push_back(item);
  }
  return items;
}

UpdatesWanted readUpdates(BodyReader& body, const Customer& customer) {
  UpdatesWanted wanted{
      .order = readProvenOrder(body, customer), .email = readEmail(body, "email"), .phone = readPhone(body)};
  if (body.isNull("email") && body.isNull("phone")) missing(body, "email");
  body.check("email", !wanted.email.empty() || !wanted.phone.empty(),
             "An e-mail address, or a phone number.");
  if (body.isNull("consent")) missing(body, "consent");
  body.check("consent", body.truth("consent").value_or(false),
             "Nobody is written to who does not want it: true.");
  return wanted;
}

}  // namespace pipit::server
