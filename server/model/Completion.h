#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ModelFailure.h"

namespace pipit {
class Json;
}

namespace pipit::server {

// A tool that a model asks for. All three are its own words.
struct ToolCall {
  std::string id;
  std::string name;
  std::string arguments;  // JSON, if it keeps the protocol
};

struct TokenCount {
  std::int64_t prompt = 0;
  std::int64_t completion = 0;
};

// Puts a reply together from the events of /v1/chat/completions. What a server adds to the protocol is left
// out.
class Completion {
 public:
  // The data of an event. After a failure, or once it is complete, nothing more is to be taken.
  std::optional<ModelFailure> take(std::string_view data);
  // The connection is over. Nothing: the reply had ended.
  std::optional<ModelFailure> end() const;

  // The words that came since this was asked last.
  std::string takeText();
  bool isComplete() const { return isDone_; }
  // The answer is longer than one may be; what came stands.
  bool isCut() const { return isCut_; }
  const std::vector<ToolCall>& calls() const { return calls_; }
  const TokenCount& tokens() const { return tokens_; }

 private:
  std::optional<ModelFailure> takeChoice(const Json& choice);
  std::optional<ModelFailure> takeContent(const Json& content);
  std::optional<ModelFailure> takeCalls(const Json& calls);
  std::optional<ModelFailure> takeCall(const Json& call);
  std::optional<std::size_t> indexOf(const Json& call) const;
  std::optional<ModelFailure> takeFinish(const Json& reason);

  std::string text_;
  std::size_t textBytes_ = 0;
  std::vector<ToolCall> calls_;
  TokenCount tokens_;
  bool hasEnded_ = false;  // it said why it ends; the figures may follow
  bool isDone_ = false;
  bool isCut_ = false;
};

}  // namespace pipit::server
