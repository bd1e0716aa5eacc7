#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pipit {

inline constexpr std::string_view shopOrigin = "https://shop.example";
inline constexpr std::string_view claimedNonce = "00112233445566778899aabbccddeeff";
inline constexpr double startOfTime = 1732150000000;

std::string siteConfig(std::string_view allow = R"("https://shop.example")", std::string_view openIn = "tab");
std::string sessionJson(std::string_view conversation = "c_1", std::string_view token = "token-1",
                        double expires = startOfTime + 60e9);
std::string accepted(std::uint32_t seq);

// The service's messages, and the same as events of its stream.
std::string answerJson(std::uint32_t seq, std::uint32_t change, std::string_view text,
                       std::string_view state = "complete");
std::string visitorJson(std::uint32_t seq, std::uint32_t change, std::string_view clientId,
                        std::string_view text);
std::string messageEvent(std::string_view message);
std::string answerEvent(std::uint32_t seq, std::uint32_t change, std::string_view text,
                        std::string_view state = "complete");
std::string deltaEvent(std::uint32_t seq, std::size_t from, std::string_view text);

std::string errorBody(std::string_view code);
// What stands in localStorage.
std::string recordOf(std::string_view payload);
std::string conversationRecord(std::string_view messages, std::uint32_t change,
                               std::string_view conversation = "c_1");

// Ascending, as a hybrid clock's.
inline double nextStamp() {
  static double stamp = 0;
  return ++stamp;
}

}  // namespace pipit
