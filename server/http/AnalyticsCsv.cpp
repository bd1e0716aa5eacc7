#include "http/AnalyticsCsv.h"

#include "http/Csv.h"

namespace pipit::server {

namespace {

constexpr std::string_view kAnalyticsHead =
    "Conversation ID,Session ID,Calculated At,Avg Response Time (ms),Engagement Score,Completed,Resolution "
    "Achieved,Total Messages,Primary Topics\r\n";

std::string topicsField(const std::vector<std::string>& topics) {
  std::string field;
  for (const std::string& topic : topics) (field += field.empty() ? "" : "; ") += topic;
  return field;
}

// Of what is half completed it is not so.
std::string figuresLine(const ConversationFigures& one) {
  return csvLine({one.conversation, one.session, csvTime(one.calculated),
                  one.response ? std::to_string(*one.response) : std::string(), std::to_string(one.score),
                  one.completion == 100 ? "yes" : "no", one.isResolved ? "yes" : "no",
                  std::to_string(one.messages), topicsField(one.topics)});
}

}  // namespace

std::string conversationsCsv(const std::vector<ConversationFigures>& conversations) {
  std::string file(kAnalyticsHead);
  for (const ConversationFigures& one : conversations) file += figuresLine(one);
  return file;
}

}  // namespace pipit::server
