#include <gtest/gtest.h>

#include <algorithm>

#include "base/Utf8.h"
#include "model/Completion.h"
#include "model/Limits.h"
#include "model/SseReader.h"
#include "support/Tables.h"

namespace pipit::server {
namespace {

namespace json = boost::json;

// What a stream was made of in the end.
struct Heard {
  std::string text;
  std::vector<ToolCall> calls;
  TokenCount tokens;
  bool isCut = false;
  std::optional<ModelFailure> failure;
};

// As the thread reads it, in pieces of so many bytes.
Heard hear(std::string_view stream, std::size_t step) {
  SseReader reader;
  Completion completion;
  Heard heard;
  const auto take = [&](std::string_view data) {
    if (heard.failure || completion.isComplete()) return;
    heard.failure = completion.take(data);
    heard.text += completion.takeText();
  };
  bool isRead = true;
  for (std::size_t at = 0; at < stream.size() && isRead && !heard.failure; at += step)
    isRead = reader.read(stream.substr(at, step), take);
  if (isRead) reader.end(take);
  if (!isRead && !heard.failure && !completion.isComplete()) heard.failure = ModelFailure::TooMuch;
  if (!heard.failure) heard.failure = completion.end();
  heard.calls = completion.calls();
  heard.tokens = completion.tokens();
  heard.isCut = completion.isCut();
  return heard;
}

std::string repeated(std::string_view text, std::int64_t times) {
  std::string out;
  for (std::int64_t time = 0; time < times; ++time) out += text;
  return out;
}

std::string fromHex(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  return bytes;
}

std::string bytesOf(const json::value& piece) {
  if (piece.is_string()) return std::string(piece.as_string());
  if (const json::value* hex = piece.as_object().if_contains("hex")) return fromHex(hex->as_string());
  return repeated(piece.at("piece").as_string(), piece.at("times").as_int64());
}

std::string textOf(const json::object& row) {
  const json::value* text = row.if_contains("text");
  if (text == nullptr) return {};
  if (text->is_string()) return std::string(text->as_string());
  return repeated(text->at("text").as_string(), text->at("times").as_int64());
}

void expectAsIn(const json::object& row, const Heard& heard) {
  const json::value* failure = row.if_contains("failure");
  EXPECT_EQ(heard.failure ? name(*heard.failure) : "", failure != nullptr ? failure->as_string() : "");
  // Of a failure that comes at once what came before depends on how it came.
  if (failure == nullptr || row.contains("text")) {
    EXPECT_EQ(heard.text, textOf(row));
  }
  EXPECT_TRUE(isUtf8(heard.text));
  if (failure != nullptr) return;
  EXPECT_EQ(heard.isCut, row.contains("cut"));
  std::vector<std::array<std::string, 3>> calls, expected;
  for (const ToolCall& call : heard.calls) calls.push_back({call.id, call.name, call.arguments});
  if (const json::value* rows = row.if_contains("calls"))
    for (const json::value& call : rows->as_array())
      expected.push_back({std::string(call.at(0).as_string()), std::string(call.at(1).as_string()),
                          std::string(call.at(2).as_string())});
  EXPECT_EQ(calls, expected);
  if (const json::value* tokens = row.if_contains("tokens")) {
    EXPECT_EQ(heard.tokens.prompt, tokens->at(0).as_int64());
    EXPECT_EQ(heard.tokens.completion, tokens->at(1).as_int64());
  }
}

TEST(ModelStream, IsReadAsTheTableSaysHoweverItIsCut) {
  const json::array table = tableOf("model/streams.json");
  ASSERT_GT(table.size(), 45U);
  for (const json::value& each : table) {
    const json::object& row = each.as_object();
    std::string stream;
    for (const json::value& piece : row.at("pieces").as_array()) stream += bytesOf(piece);
    for (const std::size_t step : {stream.size() + 1, std::size_t{1}, std::size_t{7}, std::size_t{4'096}}) {
      SCOPED_TRACE(std::string(row.at("why").as_string()) + ", in pieces of " + std::to_string(step));
      expectAsIn(row, hear(stream, step));
    }
  }
}

TEST(ModelStream, OfAnyBytesIsReadWithinBounds) {
  const json::array table = tableOf("model/streams.json");
  unsigned chance = 1;
  for (const json::value& each : table) {
    std::string stream;
    for (const json::value& piece : each.at("pieces").as_array())
      if (stream.size() < 4'096) stream += bytesOf(piece).substr(0, 4'096);
    for (int time = 0; time < 20 && !stream.empty(); ++time) {
      chance = chance * 1'664'525U + 1'013'904'223U;
      stream[(chance >> 8) % stream.size()] = static_cast<char>(chance >> 24);
      const Heard heard = hear(stream, 11);
      EXPECT_TRUE(isUtf8(heard.text));
      EXPECT_LE(heard.text.size(), limits::kModelTextBytes);
      EXPECT_LE(heard.calls.size(), limits::kModelToolCalls);
    }
  }
}

}  // namespace
}  // namespace pipit::server
