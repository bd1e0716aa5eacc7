#include "http/Bearer.h"

#include <algorithm>

namespace pipit::server {

namespace {

constexpr std::string_view kScheme = "bearer ";

bool isBearer(std::string_view header) {
  const auto sameLetter = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  return header.size() > kScheme.size() &&
         std::ranges::equal(header.substr(0, kScheme.size()), kScheme, sameLetter);
}

}  // namespace

std::optional<std::string_view> bearerToken(const Request& request) {
  if (!request.authorization) return std::nullopt;
  const std::string_view header = *request.authorization;
  return isBearer(header) ? header.substr(kScheme.size()) : std::string_view();
}

std::optional<Pass> passOf(const Chat& chat, const Request& request) {
  const auto token = bearerToken(request);
  if (!token) return std::nullopt;
  auto pass = chat.check(*token);
  if (!pass) return std::nullopt;
  return *std::move(pass);
}

}  // namespace pipit::server
