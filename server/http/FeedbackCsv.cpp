#include "http/FeedbackCsv.h"

#include "http/Csv.h"

namespace pipit::server {

namespace {

constexpr std::string_view kFeedbackHead =
    "id,at,site,domain,type,rating,nps_score,sentiment,urgent,category,message,page,session,conversation,"
    "ticket\r\n";

std::string csvNumber(std::optional<int> number) {
  return number ? std::to_string(*number) : std::string();
}

std::string feedbackLine(const Feedback& feedback) {
  return csvLine({feedback.id, csvTime(feedback.at), feedback.site, feedback.domain,
                  std::string(nameOf(feedback.type)), csvNumber(feedback.rating), csvNumber(feedback.score),
                  std::string(nameOf(feedback.sentiment)), feedback.isUrgent ? "yes" : "no",
                  feedback.category, feedback.message, feedback.page, feedback.session, feedback.conversation,
                  feedback.ticket});
}

}  // namespace

std::string csvOf(const std::vector<Feedback>& feedback) {
  std::string file(kFeedbackHead);
  for (const Feedback& one : feedback) file += feedbackLine(one);
  return file;
}

}  // namespace pipit::server
