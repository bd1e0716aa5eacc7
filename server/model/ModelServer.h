#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>

namespace pipit::server {

// A server of models that speaks as OpenAI's does.
struct ModelServer {
  std::string url;    // of /chat/completions
  std::string key;    // empty: it wants none
  std::string model;  // its name there
};

// How long it may take: a visitor waits.
struct ModelTimes {
  std::chrono::milliseconds firstToken{10'000};  // from the question, and from each tool's result
  std::chrono::milliseconds whole{60'000};
};

// The address of its requests, from https://api.example, https://api.example/v1 or the whole; or what is
// wrong with it. With a key it has to be https, or this machine.
std::expected<std::string, std::string> modelUrl(std::string_view text, bool hasKey);

// What a header can carry.
bool isModelKey(std::string_view key);

}  // namespace pipit::server
