#include <gtest/gtest.h>

#include "http/AnalyticsCsv.h"

namespace pipit::server {
namespace {

TEST(AnalyticsCsv, IsALineForEachUnderTheHeadThatToolsKnow) {
  ConversationFigures figures{.conversation = "c_1",
                              .site = "shop",
                              .session = "v_1",
                              .at = 1,
                              .calculated = 1'700'000'000'007,
                              .messages = 20,
                              .score = 67,
                              .quickReplies = 3,
                              .completion = 100,
                              .isResolved = true,
                              .response = 5'600,
                              .topics = {"track_order", "a,b"}};
  ConversationFigures other{.conversation = "=1+1", .completion = 50, .topics = {"@sum"}};
  EXPECT_EQ(conversationsCsv({figures, other}),
            "Conversation ID,Session ID,Calculated At,Avg Response Time (ms),Engagement Score,Completed,"
            "Resolution Achieved,Total Messages,Primary Topics\r\n"
            "c_1,v_1,2023-11-14T22:13:20.007Z,5600,67,yes,yes,20,\"track_order; a,b\"\r\n"
            "'=1+1,,1970-01-01T00:00:00.000Z,,0,no,no,0,'@sum\r\n");
}

}  // namespace
}  // namespace pipit::server
