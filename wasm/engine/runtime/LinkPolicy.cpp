#include "runtime/LinkPolicy.h"

#include <algorithm>

namespace pipit {
namespace {

// White space, controls and backslashes mean different things to different parsers of addresses.
bool isPlain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '\\';
  });
}

bool isPath(std::string_view text) {
  return text.starts_with('/') && !text.starts_with("//") && isPlain(text);
}

}  // namespace

Link linkOf(std::string_view text, const Origin& hostOrigin) {
  if (isPath(text)) return {hostOrigin.serialize() + std::string(text), wire::LinkTarget::HostPage};
  const std::size_t authority = text.find("://");
  if (authority == std::string_view::npos || !isPlain(text)) return {};
  const auto origin = Origin::parse(text.substr(0, text.find_first_of("/?#", authority + 3)));
  if (!origin) return {};
  const bool isHost = *origin == hostOrigin;
  return {std::string(text), isHost ? wire::LinkTarget::HostPage : wire::LinkTarget::NewTab};
}

std::string pictureOf(std::string_view text) {
  return isPath(text) ? std::string(text) : std::string();
}

}  // namespace pipit
