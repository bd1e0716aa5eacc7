#include <gtest/gtest.h>

#include "http/Limits.h"
#include "http/StreamOutbox.h"

namespace pipit::server {
namespace {

TEST(StreamOutbox, WritesTheEventsAsTheProtocolHasThem) {
  StreamOutbox outbox([](StreamEnd) {});
  Message message;
  message.id = "m_1";
  message.seq = 1;
  message.change = 12;
  message.clientId = "client-1";
  message.text = "two\nlines";
  message.at = 5;
  outbox.onMessage(message);
  outbox.onDelta({"m_1", 9, "more"});
  EXPECT_EQ(outbox.take().text,
            "id: 12\nevent: message\ndata: {\"id\":\"m_1\",\"seq\":1,\"change\":12,\"clientId\":\"client-1\","
            "\"author\":\"visitor\",\"state\":\"complete\",\"text\":\"two\\nlines\",\"at\":5}\n\n"
            "event: delta\ndata: {\"id\":\"m_1\",\"from\":9,\"text\":\"more\"}\n\n");
}

TEST(StreamOutbox, EndsAReaderThatIsTooFarBehindAndHoldsNoMoreForIt) {
  StreamEnd rung = StreamEnd::None;
  StreamOutbox outbox([&](StreamEnd end) { rung = end; });
  const std::string piece(10'000, 'x');
  for (int count = 0; count < 100; ++count) outbox.onDelta({"m_1", 0, piece});
  EXPECT_EQ(rung, StreamEnd::TooSlow);
  const auto batch = outbox.take();
  EXPECT_EQ(batch.end, StreamEnd::TooSlow);
  EXPECT_LE(batch.text.size(), limits::kStreamBehindBytes);
}

TEST(StreamOutbox, CountsWhatIsOnItsWayAsBehind) {
  StreamOutbox outbox([](StreamEnd) {});
  outbox.onDelta({"m_1", 0, std::string(200'000, 'x')});
  EXPECT_GT(outbox.take().text.size(), 200'000U);
  outbox.onDelta({"m_1", 0, std::string(100'000, 'x')});
  EXPECT_EQ(outbox.take().end, StreamEnd::TooSlow);
}

}  // namespace
}  // namespace pipit::server
