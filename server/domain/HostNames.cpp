#include "domain/HostNames.h"

#include <idn2.h>
#include <libpsl.h>

#include <algorithm>
#include <memory>

namespace pipit::server {

namespace {

bool isAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::optional<std::string> asciiHost(const std::string& host) {
  char* found = nullptr;
  const int status = idn2_to_ascii_8z(host.c_str(), &found, IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT);
  const std::unique_ptr<char, void (*)(void*)> ascii(found, idn2_free);
  if (status != IDN2_OK) return std::nullopt;
  return std::string(ascii.get());
}

const psl_ctx_t* publicSuffixes() {
  // The newer of the system's list and the library's own.
  static const std::unique_ptr<psl_ctx_t, void (*)(psl_ctx_t*)> list(psl_latest(nullptr), psl_free);
  return list.get();
}

}  // namespace

std::optional<std::string> withAsciiHost(const std::string& entry) {
  if (isAscii(entry)) return entry;
  const std::size_t scheme = entry.find("://");
  if (scheme == std::string::npos) return std::nullopt;
  std::size_t from = scheme + 3;
  if (entry.compare(from, 2, "*.") == 0) from += 2;
  const std::size_t to = std::min(entry.find_first_of(":/?#", from), entry.size());
  const auto host = asciiHost(entry.substr(from, to - from));
  if (!host) return std::nullopt;
  return entry.substr(0, from) + *host + entry.substr(to);
}

bool isPublicSuffix(std::string_view host) {
  if (host == "localhost") return false;
  return psl_is_public_suffix2(publicSuffixes(), std::string(host).c_str(), PSL_TYPE_ANY) != 0;
}

}  // namespace pipit::server
