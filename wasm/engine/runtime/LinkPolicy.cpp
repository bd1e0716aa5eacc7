#include "runtime/LinkPolicy.h"

#include <algorithm>

#include "origin/Ascii.h"
#include "origin/SerializedOrigin.h"

namespace pipit {
namespace {

// White space, controls and backslashes mean different things to different parsers of addresses.
bool isPlain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '\\';
  });
}

// As browsers serialise it, if its host is written as they do. A default port says nothing.
std::string originOf(std::string_view text, std::size_t authority) {
  std::string origin(text.substr(0, text.find_first_of("/?#", authority)));
  std::ranges::transform(origin, origin.begin(), whatwg::toLowercase);
  const std::string_view port = origin.starts_with("https:") ? ":443" : ":80";
  if (origin.ends_with(port)) origin.resize(origin.size() - port.size());
  return origin;
}

bool isPath(std::string_view text) {
  return text.starts_with('/') && !text.starts_with("//") && isPlain(text);
}

}  // namespace

Link linkOf(std::string_view text, std::string_view hostOrigin) {
  if (isPath(text)) return {std::string(hostOrigin) + std::string(text), wire::LinkTarget::HostPage};
  const std::size_t authority = text.find("://");
  if (authority == std::string_view::npos || !isPlain(text)) return {};
  const std::string origin = originOf(text, authority + 3);
  if (!serialized::isOrigin(origin)) return {};
  return {std::string(text), origin == hostOrigin ? wire::LinkTarget::HostPage : wire::LinkTarget::NewTab};
}

std::string pictureOf(std::string_view text) {
  return isPath(text) ? std::string(text) : std::string();
}

}  // namespace pipit
