#include "store/PostgresAddress.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <utility>

namespace pipit::server {

namespace {

using Words = std::map<std::string, std::string, std::less<>>;
using Parsed = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

// How long a database that does not answer is waited for, in seconds; tcp_user_timeout in milliseconds: for
// the network, and here for the server too. What the address says itself is kept.
constexpr std::array<std::pair<const char*, const char*>, 7> kDefaults = {{{"connect_timeout", "3"},
                                                                           {"keepalives", "1"},
                                                                           {"keepalives_idle", "10"},
                                                                           {"keepalives_interval", "5"},
                                                                           {"keepalives_count", "3"},
                                                                           {"tcp_user_timeout", "15000"},
                                                                           {"application_name", "pipitd"}}};

Words wordsOf(const PQconninfoOption* options) {
  Words words;
  for (; options->keyword != nullptr; ++options)
    if (options->val != nullptr) words.emplace(options->keyword, options->val);
  return words;
}

// libpq says itself what is wrong with a number that is none.
std::chrono::milliseconds millisecondsOf(std::string_view text) {
  int number = 0;
  (void)std::from_chars(text.data(), text.data() + text.size(), number);
  return std::chrono::milliseconds(std::max(number, 0));
}

std::string inApostrophes(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  return text + '\'';
}

// A password with an @ or a / that is not escaped ends up in other parts, which are shown.
bool isPlain(const Words& words) {
  const auto word = [&](std::string_view name) {
    const auto found = words.find(name);
    return found == words.end() ? std::string_view() : std::string_view(found->second);
  };
  return !word("host").contains('@') && !word("dbname").contains('@') &&
         word("port").find_first_not_of("0123456789,") == std::string_view::npos;
}

std::string shownOf(const Words& words) {
  const auto word = [&](std::string_view name) {
    const auto found = words.find(name);
    return found == words.end() ? std::string() : found->second;
  };
  const std::string user = word("user"), port = word("port");
  return "postgresql://" + (user.empty() ? "" : user + '@') + word("host") +
         (port.empty() ? "" : ':' + port) + '/' + word("dbname");
}

}  // namespace

bool isPostgresAddress(std::string_view text) {
  return text.starts_with("postgresql:") || text.starts_with("postgres:");
}

std::optional<PostgresAddress> postgresAddress(const std::string& text) {
  // Anything else libpq would take for its older form.
  const bool isAddress = text.starts_with("postgresql://") || text.starts_with("postgres://");
  const Parsed parsed(isAddress ? PQconninfoParse(text.c_str(), nullptr) : nullptr, PQconninfoFree);
  if (!parsed) return std::nullopt;
  Words words = wordsOf(parsed.get());
  if (words["dbname"].empty() || !isPlain(words)) return std::nullopt;
  PostgresAddress address{.connection = {}, .shown = shownOf(words), .password = words["password"]};
  for (const auto& [name, value] : kDefaults) words.emplace(name, value);
  words["client_encoding"] = "UTF8";
  address.patience = millisecondsOf(words["tcp_user_timeout"]);
  for (const auto& [name, value] : words)
    if (!value.empty()) address.connection += name + '=' + inApostrophes(value) + ' ';
  return address;
}

std::string PostgresAddress::saying(std::string_view message) const {
  std::string text(message);
  for (std::size_t at = text.find(password); !password.empty() && at != std::string::npos;
       at = text.find(password, at + 3))
    text.replace(at, password.size(), "***");
  std::ranges::replace(text, '\n', ' ');
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace pipit::server
