#include "http/MediaTypes.h"

#include <array>
#include <string>
#include <utility>

namespace pipit::server {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".wasm", "application/wasm"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
}};

}  // namespace

std::optional<std::string_view> mediaTypeOf(std::string_view path) {
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return std::nullopt;
}

bool isJsonType(std::string_view contentType) {
  std::string plain;
  for (const char c : contentType)
    if (c != ' ' && c != '\t' && c != '"') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return plain == "application/json" || plain == "application/json;charset=utf-8";
}

}  // namespace pipit::server
