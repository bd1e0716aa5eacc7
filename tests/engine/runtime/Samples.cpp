#include "Samples.h"

#include "base/JsonWriter.h"
#include "base/limits.h"
#include "storage/Record.h"

namespace pipit {

std::string siteConfig(std::string_view allow, std::string_view openIn) {
  return R"({"site":"demo-shop","allow":[)" + std::string(allow) + R"(],"botName":"Pip","openIn":")" +
         std::string(openIn) + R"("})";
}

std::string sessionJson(std::string_view conversation, std::string_view token, double expires) {
  JsonWriter writer;
  writer.beginObject().member("token").string(token).member("visitor").string("v_1");
  return writer.member("conversation")
      .string(conversation)
      .member("expires")
      .number(expires)
      .endObject()
      .take();
}

std::string accepted(std::uint32_t seq) {
  return R"({"id":"m_)" + std::to_string(seq) + R"(","seq":)" + std::to_string(seq) +
         R"(,"at":1732150000000})";
}

std::string answerJson(std::uint32_t seq, std::uint32_t change, std::string_view text,
                       std::string_view state) {
  JsonWriter writer;
  writer.beginObject()
      .member("id")
      .string("m_" + std::to_string(seq))
      .member("seq")
      .number(seq)
      .member("change")
      .number(change);
  writer.member("author").string("assistant").member("state").string(state).member("text").string(text);
  return writer.member("at").number(startOfTime).endObject().take();
}

std::string visitorJson(std::uint32_t seq, std::uint32_t change, std::string_view clientId,
                        std::string_view text) {
  JsonWriter writer;
  writer.beginObject()
      .member("id")
      .string("m_" + std::to_string(seq))
      .member("seq")
      .number(seq)
      .member("change")
      .number(change);
  writer.member("clientId")
      .string(clientId)
      .member("author")
      .string("visitor")
      .member("state")
      .string("complete");
  return writer.member("text").string(text).member("at").number(startOfTime).endObject().take();
}

std::string messageEvent(std::string_view message) {
  return "event: message\ndata: " + std::string(message) + "\n\n";
}

std::string answerEvent(std::uint32_t seq, std::uint32_t change, std::string_view text,
                        std::string_view state) {
  return messageEvent(answerJson(seq, change, text, state));
}

std::string deltaEvent(std::uint32_t seq, std::size_t from, std::string_view text) {
  JsonWriter writer;
  writer.beginObject()
      .member("id")
      .string("m_" + std::to_string(seq))
      .member("from")
      .number(static_cast<double>(from));
  return "event: delta\ndata: " + writer.member("text").string(text).endObject().take() + "\n\n";
}

std::string errorBody(std::string_view code) {
  return R"({"error":{"code":")" + std::string(code) + R"("}})";
}

std::string recordOf(std::string_view payload) {
  return Record{startOfTime, startOfTime + limits::recordLifetime, std::string(payload)}.encode();
}

std::string conversationRecord(std::string_view messages, std::uint32_t change,
                               std::string_view conversation) {
  return recordOf(R"({"id":")" + std::string(conversation) + R"(","change":)" + std::to_string(change) +
                  R"(,"read":0,"messages":[)" + std::string(messages) + "]}");
}

}  // namespace pipit
