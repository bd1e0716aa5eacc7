#include "http/ClientId.h"

#include <algorithm>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

bool isClientIdCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

bool isClientId(std::string_view id) {
  return id.size() >= limits::kClientIdLeast && id.size() <= limits::kClientIdMost &&
         std::ranges::all_of(id, isClientIdCharacter);
}

}  // namespace pipit::server
