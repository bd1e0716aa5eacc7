#include "domain/feedback/FeedbackRules.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/Utf8.h"
#include "domain/Identifier.h"
#include "domain/Limits.h"
#include "domain/MailAddress.h"
#include "domain/Ticket.h"
#include "metrics/Redaction.h"
#include "origin/Origin.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

using Rule = FeedbackIssue::Rule;

constexpr std::int64_t kRatingLeast = 1, kRatingMost = 5, kScoreMost = 10;
// Whom a score is of: 0 to 6, 7 and 8, 9 and 10.
constexpr int kPromoter = 9, kDetractor = 6;
constexpr int kUrgentRating = 2, kUrgentScore = 3;
constexpr std::array<std::string_view, 6> kUrgentWords = {"broken", "crash",    "error",
                                                          "urgent", "critical", "can't"};
constexpr std::size_t kContactCodePoints = 80;
constexpr std::string_view kCurlyApostrophe = "\xE2\x80\x99";

bool isAlphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isFeedbackNameCharacter(char c) {
  return isAlphanumeric(c) || c == '_' || c == '-';
}

bool isName(std::string_view text, std::size_t least) {
  return text.size() >= least && text.size() <= limits::kClientIdMost &&
         std::ranges::all_of(text, isFeedbackNameCharacter);
}

bool isBetween(std::int64_t value, std::int64_t least, std::int64_t most) {
  return value >= least && value <= most;
}

// In small letters, with the apostrophe of keyboards.
std::string plainWords(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool isCurly = text.substr(at).starts_with(kCurlyApostrophe);
    plain += isCurly ? '\'' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (isCurly) at += kCurlyApostrophe.size() - 1;
  }
  return plain;
}

// "crashes" begins with "crash"; "terror" does not begin with "error".
bool hasWordFrom(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    if (at == 0 || !isAlphanumeric(text[at - 1])) return true;
  return false;
}

bool saysUrgent(std::string_view message) {
  const std::string plain = plainWords(message);
  return std::ranges::any_of(kUrgentWords, [&](std::string_view word) { return hasWordFrom(plain, word); });
}

bool isBrowserMember(const json::key_value_pair& member) {
  return isName(member.key(), 1) &&
         (member.value().is_string() || member.value().is_number() || member.value().is_bool());
}

bool isBrowser(const std::string& text) {
  const json::object browser = json::parse(text).as_object();
  return text.size() <= limits::kBrowserBytes && browser.size() <= limits::kBrowserFields &&
         std::ranges::all_of(browser, isBrowserMember);
}

// Collects what is wrong: of each field what is found first.
class FeedbackCheck {
 public:
  explicit FeedbackCheck(const GivenFeedback& given) : given_(given), type_(feedbackTypeNamed(given.type)) {}

  std::vector<FeedbackIssue> run() && {
    check(isName(given_.clientId, limits::kClientIdLeast), "clientId", Rule::Range,
          "8 to 64 of A to Z, a to z, 0 to 9, _ and -.");
    check(type_.has_value(), "type", Rule::Range, "satisfaction, bug, feature_request, general or nps.");
    if (type_) checkByType(*type_);
    checkTexts();
    return std::move(issues_);
  }

 private:
  void check(bool fits, std::string_view field, Rule rule, std::string_view allowed) {
    const bool isKnown = std::ranges::find(issues_, field, &FeedbackIssue::field) != issues_.end();
    if (!fits && !isKnown) issues_.push_back({std::string(field), rule, std::string(allowed)});
  }

  void checkByType(FeedbackType type) {
    const bool isNps = type == FeedbackType::Nps, isBug = type == FeedbackType::Bug;
    const bool isRated = type == FeedbackType::Satisfaction;
    check(!isRated || given_.rating, "rating", Rule::Missing, "1 to 5.");
    check(!isNps || !given_.rating, "rating", Rule::Unknown, "Feedback of type nps has a score alone.");
    check(!isNps || given_.score, "npsScore", Rule::Missing, "0 to 10.");
    check(isNps || !given_.score, "npsScore", Rule::Unknown, "Only feedback of type nps has a score.");
    check(isRated || isNps || !given_.message.empty(), "message", Rule::Missing, "1 to 2,000 characters.");
    check(isBug || given_.browser.empty(), "browser", Rule::Unknown, "Only a bug has a browser.");
  }

  void checkTexts() {
    check(!given_.rating || isBetween(*given_.rating, kRatingLeast, kRatingMost), "rating", Rule::Range,
          "1 to 5.");
    check(!given_.score || isBetween(*given_.score, 0, kScoreMost), "npsScore", Rule::Range, "0 to 10.");
    check(given_.message.empty() || (!trimmed(given_.message).empty() &&
                                     countCodePoints(given_.message) <= limits::kFeedbackCodePoints),
          "message", Rule::Range, "1 to 2,000 characters, not only white space.");
    check(countCodePoints(given_.category) <= limits::kFeedbackCategoryCodePoints, "category", Rule::Range,
          "At most 100 characters.");
    check(given_.page.size() <= limits::kPageBytes, "page", Rule::Range, "At most 2,048 bytes.");
    check(given_.session.empty() || isName(given_.session, 1), "session", Rule::Range,
          "At most 64 of A to Z, a to z, 0 to 9, _ and -.");
    check(given_.email.empty() || mailAddress(given_.email), "email", Rule::Range, "An e-mail address.");
    check(countCodePoints(given_.name) <= kContactCodePoints, "name", Rule::Range, "At most 80 characters.");
    check(given_.browser.empty() || isBrowser(given_.browser), "browser", Rule::Range,
          "An object of at most 16 texts, numbers and truths, of 2,048 bytes.");
    check(given_.browser.empty() || given_.consents, "consent", Rule::Missing,
          "Nothing is told of a browser unless the visitor agrees: true.");
  }

  const GivenFeedback& given_;
  std::optional<FeedbackType> type_;
  std::vector<FeedbackIssue> issues_;
};

std::optional<int> smallNumber(std::optional<std::int64_t> number) {
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

// What a browser tells of itself can be anything as well.
std::string redactedMembers(const std::string& text) {
  if (text.empty()) return {};
  json::object members = json::parse(text).as_object();
  for (auto& member : members)
    if (member.value().is_string()) member.value() = redacted(std::string_view(member.value().get_string()));
  return json::serialize(members);
}

// For whoever deals with it: as the visitor has written it, and how they are reached.
std::string ticketDetails(const Feedback& feedback, const GivenFeedback& given) {
  json::object details{{"feedback", nameOf(feedback.type)}};
  if (feedback.rating) details["rating"] = *feedback.rating;
  if (feedback.score) details["score"] = *feedback.score;
  for (const auto& [name, text] : {std::pair<std::string_view, std::string_view>("name", given.name),
                                   {"email", given.email},
                                   {"category", given.category},
                                   {"message", given.message},
                                   {"page", feedback.page},
                                   {"browser", feedback.browser}})
    if (!text.empty()) details[name] = text;
  return json::serialize(details);
}

std::optional<std::int64_t> numberIn(const json::object& values, std::string_view name) {
  const json::value* value = values.if_contains(name);
  return value != nullptr && value->is_int64() ? std::optional(value->get_int64()) : std::nullopt;
}

std::string textIn(const json::object& values, std::string_view name) {
  const json::value* value = values.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

std::vector<FeedbackIssue> problemsOf(const GivenFeedback& given) {
  return FeedbackCheck(given).run();
}

NewFeedback feedbackOf(const Pass& pass, const GivenFeedback& given, std::int64_t at) {
  Feedback feedback{.id = newIdentifier("f_"),
                    .site = pass.site,
                    .domain = domainOf(given.page),
                    .conversation = pass.conversation,
                    .clientId = given.clientId,
                    .type = feedbackTypeNamed(given.type).value(),
                    .rating = smallNumber(given.rating),
                    .score = smallNumber(given.score),
                    .category = redacted(given.category),
                    .message = redacted(given.message),
                    .page = redacted(placeOf(given.page)),
                    .session = given.session,
                    .browser = redactedMembers(given.browser),
                    .at = at};
  feedback.sentiment = sentimentOf(feedback.rating, feedback.score);
  feedback.isUrgent = isUrgent(feedback.type, feedback.rating, feedback.score, given.message);
  NewFeedback fresh{.feedback = std::move(feedback), .visitor = pass.visitor, .pass = pass.session};
  if (fresh.feedback.isUrgent) {
    fresh.feedback.ticket = newTicketId();
    fresh.details = ticketDetails(fresh.feedback, given);
  }
  return fresh;
}

std::optional<NewFeedback> feedbackOf(const Pass& pass, const FormAnswer& answer, std::string_view page,
                                      std::int64_t at) {
  const bool isCsat = answer.form == "csat";
  if (!isCsat && answer.form != "nps") return std::nullopt;
  const json::object values = json::parse(answer.values).as_object();
  GivenFeedback given{.clientId = {}, .type = isCsat ? "satisfaction" : "nps", .page = std::string(page)};
  if (isCsat) {
    given.rating = numberIn(values, "rating");
    given.message = textIn(values, "comment");
  } else {
    given.score = numberIn(values, "score");
  }
  if (!given.rating && !given.score) return std::nullopt;
  return feedbackOf(pass, given, at);
}

Sentiment sentimentOf(std::optional<int> rating, std::optional<int> score) {
  if (rating)
    return *rating <= 2 ? Sentiment::Negative : *rating == 3 ? Sentiment::Neutral : Sentiment::Positive;
  if (!score) return Sentiment::None;
  if (*score >= kPromoter) return Sentiment::Positive;
  return *score <= kDetractor ? Sentiment::Negative : Sentiment::Neutral;
}

bool isUrgent(FeedbackType type, std::optional<int> rating, std::optional<int> score,
              std::string_view message) {
  return type == FeedbackType::Bug || (rating && *rating <= kUrgentRating) ||
         (score && *score <= kUrgentScore) || saysUrgent(message);
}

std::optional<int> netPromoterScore(std::int64_t promoters, std::int64_t detractors, std::int64_t scores) {
  if (scores <= 0) return std::nullopt;
  const std::int64_t above = 200 * (promoters - detractors) + scores, parts = 2 * scores;
  const std::int64_t whole = above / parts;
  return static_cast<int>(above < 0 && above % parts != 0 ? whole - 1 : whole);
}

std::string_view placeOf(std::string_view page) {
  return page.substr(0, page.find_first_of("?#"));
}

std::string domainOf(std::string_view page) {
  const std::string_view place = placeOf(page);
  const std::size_t scheme = place.find("://");
  if (scheme == std::string_view::npos) return {};
  const auto origin = Origin::parse(place.substr(0, place.find('/', scheme + 3)));
  return origin ? std::string(origin->host()) : std::string();
}

}  // namespace pipit::server
