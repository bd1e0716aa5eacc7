#include <gtest/gtest.h>

#include "http/FeedbackCsv.h"

namespace pipit::server {
namespace {

TEST(FeedbackCsv, IsALineForEach) {
  const Feedback feedback{.id = "f_1",
                          .site = "shop",
                          .domain = "shop.example",
                          .conversation = "c_1",
                          .type = FeedbackType::FeatureRequest,
                          .rating = 3,
                          .sentiment = Sentiment::Neutral,
                          .isUrgent = true,
                          .category = "rings",
                          .message = "Engraving, please",
                          .page = "/rings/",
                          .session = "s-1",
                          .ticket = "TICKET-1",
                          .at = 1'700'000'000'007};
  EXPECT_EQ(csvOf({feedback}),
            "id,at,site,domain,type,rating,nps_score,sentiment,urgent,category,message,page,session,"
            "conversation,ticket\r\n"
            "f_1,2023-11-14T22:13:20.007Z,shop,shop.example,feature_request,3,,neutral,yes,rings,"
            "\"Engraving, please\",/rings/,s-1,c_1,TICKET-1\r\n");
  EXPECT_EQ(csvOf({}).find("\r\n"), csvOf({}).size() - 2);
}

}  // namespace
}  // namespace pipit::server
