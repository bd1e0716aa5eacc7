#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/Completion.h"

namespace pipit::server {

// How a reply ended.
struct ModelReply {
  std::optional<ModelFailure> failure = {};
  std::vector<ToolCall> calls = {};
  bool isCut = false;
  TokenCount tokens = {};
  std::optional<std::chrono::seconds> retryAfter = {};  // as the server asks
};

struct ModelNews {
  std::string text;                 // since it was asked last
  std::optional<ModelReply> reply;  // once
};

// A reply on its way. Whoever drops it breaks it off.
class ModelCall {
 public:
  virtual ~ModelCall() = default;
  virtual ModelNews news() = 0;
};

class ModelClient {
 public:
  virtual ~ModelClient() = default;
  // Never waits. nullptr: as many as may be are on their way.
  virtual std::unique_ptr<ModelCall> ask(std::string body, std::chrono::milliseconds atMost) = 0;
};

}  // namespace pipit::server
