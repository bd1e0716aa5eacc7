#include <gtest/gtest.h>

#include "model/ModelServer.h"

namespace pipit::server {
namespace {

TEST(ModelServer, HasAnAddressOfRequests) {
  EXPECT_EQ(modelUrl("https://api.example", true), "https://api.example/v1/chat/completions");
  EXPECT_EQ(modelUrl("https://api.example/v1/", true), "https://api.example/v1/chat/completions");
  EXPECT_EQ(modelUrl("https://api.example/v1/chat/completions", true),
            "https://api.example/v1/chat/completions");
  EXPECT_EQ(modelUrl("http://127.0.0.1:11434/v1", false), "http://127.0.0.1:11434/v1/chat/completions");
  EXPECT_EQ(modelUrl("http://localhost:1", true), "http://localhost:1/v1/chat/completions");
  EXPECT_EQ(modelUrl("http://vllm.lan:8000", false), "http://vllm.lan:8000/v1/chat/completions");
}

TEST(ModelServer, SaysWhatIsWrongWithAnAddress) {
  const std::vector<std::pair<const char*, const char*>> wrong = {
      {"", "is no address"},
      {"api.example/v1", "is no address"},
      {"ftp://api.example", "has another scheme than http and https"},
      {"file:///etc/passwd", "has another scheme than http and https"},
      {"https://me:secret@api.example", "has a user or a password"},
      {"https://api.example/v1?key=secret", "has a query or a fragment"},
      {"https://api.example/#a", "has a query or a fragment"},
      {"http://api.example", "would send the key in the clear"}};
  for (const auto& [text, problem] : wrong) {
    const auto url = modelUrl(text, true);
    ASSERT_FALSE(url) << text;
    EXPECT_EQ(url.error(), problem) << text;
  }
}

TEST(ModelServer, TakesAKeyThatAHeaderCanCarry) {
  EXPECT_TRUE(isModelKey("sk-abc_123"));
  for (const char* wrong : {"", "a b", "a\r\nHost: evil.example", "k\xC3\xA9y", "a\n"})
    EXPECT_FALSE(isModelKey(wrong)) << wrong;
  EXPECT_FALSE(isModelKey(std::string(1'025, 'k')));
}

}  // namespace
}  // namespace pipit::server
