#include "http/FeedbackRoutes.h"

#include <boost/json.hpp>

#include "http/Bearer.h"
#include "http/BodyReader.h"
#include "http/JsonResponse.h"
#include "http/RateHeaders.h"

namespace pipit::server {

namespace {

Issue issueOf(const FeedbackIssue& issue) {
  switch (issue.rule) {
    case FeedbackIssue::Rule::Missing:
      return {issue.field, "validation.missing", issue.allowed};
    case FeedbackIssue::Rule::Unknown:
      return {issue.field, "validation.unknown", issue.allowed};
    case FeedbackIssue::Rule::Range:
      break;
  }
  return {issue.field, "validation.range", issue.allowed};
}

GivenFeedback readFeedback(BodyReader& body) {
  GivenFeedback given{.clientId = body.required("clientId"),
                      .type = body.required("type"),
                      .rating = body.number("rating"),
                      .score = body.number("npsScore"),
                      .category = body.optional("category"),
                      .message = body.optional("message"),
                      .page = body.optional("page"),
                      .session = body.optional("session"),
                      .browser = {},
                      .consents = body.truth("consent").value_or(false),
                      .email = body.optional("email"),
                      .name = body.optional("name")};
  if (const auto browser = body.object("browser")) given.browser = boost::json::serialize(*browser);
  return given;
}

// A field that could not be read at all is told once.
Response refusedFeedback(const std::vector<Issue>& unread, const std::vector<FeedbackIssue>& wrong,
                         const Request& request) {
  std::vector<Issue> issues = unread;
  for (const FeedbackIssue& issue : wrong)
    if (std::ranges::find(unread, issue.field, &Issue::field) == unread.end())
      issues.push_back(issueOf(issue));
  return invalid(issues, request.id);
}

Response refusedFeedback(const FeedbackProblem& problem, const Request& request) {
  if (const auto* often = std::get_if<FeedbackTooOften>(&problem))
    return tooOften(often->wait, "Too much feedback; wait a moment.", request);
  if (std::holds_alternative<SessionEnded>(problem)) return invalidPass(request.id);
  return refusedFeedback({}, std::get<std::vector<FeedbackIssue>>(problem), request);
}

Response takeFeedback(const Pass& pass, FeedbackBook& feedback, const Request& request) {
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  const GivenFeedback given = readFeedback(*body);
  if (!body->issues().empty()) return refusedFeedback(body->issues(), problemsOf(given), request);
  const auto taken = feedback.take(pass, given);
  if (!taken) return refusedFeedback(taken.error(), request);
  boost::json::object answer{{"id", taken->id}, {"at", taken->at}, {"ticket", nullptr}};
  if (!taken->ticket.empty()) answer["ticket"] = taken->ticket;
  return jsonResponse(201, answer);
}

Response askHowItWas(const Pass& pass, FeedbackBook& feedback, const Request& request) {
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  const std::string form = body->required("form");
  if (!body->issues().empty()) return invalid(body->issues(), request.id);
  const auto asked = feedback.ask(pass, form);
  if (!asked) return refusedFeedback(asked.error(), request);
  return jsonResponse(200, boost::json::object{{"asked", *asked}});
}

}  // namespace

Handler takingFeedback(const Chat& chat, FeedbackBook& feedback) {
  return [&](const Request& request) {
    const auto pass = passOf(chat, request);
    if (!pass) return withPolicy(invalidPass(request.id), feedback.rate());
    return withRate(takeFeedback(*pass, feedback, request), feedback.rate(), pass->visitor);
  };
}

void addQuestionRoute(Router& router, const Chat& chat, FeedbackBook& feedback) {
  const auto ask = [&](const Request& request) {
    const auto pass = passOf(chat, request);
    if (!pass) return withPolicy(invalidPass(request.id), feedback.rate());
    return withRate(askHowItWas(*pass, feedback, request), feedback.rate(), pass->visitor);
  };
  router.add("/api/feedback/questions", {{}, "POST", Place::Desk, ask});
}

}  // namespace pipit::server
