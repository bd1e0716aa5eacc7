#include "app/OptionValues.h"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <optional>
#include <utility>

#include "app/Options.h"
#include "app/Quoted.h"
#include "domain/MailAddress.h"
#include "origin/Origin.h"

namespace pipit::server {

namespace {

// A second a word is slower than anyone reads.
constexpr int kSlowestPace = 1'000;
constexpr int kGreatestRate = 100'000;
constexpr int kGreatestConnections = 1'000'000;
constexpr int kGreatestQuota = 10'000'000;
// Ten minutes are longer than anyone waits.
constexpr int kLongestAnswer = 600'000;

std::unexpected<Problem> wrong(std::string_view option, std::string_view text, std::string_view what,
                               std::string_view allowed) {
  return std::unexpected(
      Problem{std::string(option), inQuotes(text) + ' ' + std::string(what), std::string(allowed)});
}

std::optional<int> number(std::string_view text, int least, int most) {
  int value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size() || value < least || value > most)
    return std::nullopt;
  return value;
}

// Without the brackets of an IPv6 address.
std::string hostOf(std::string_view text) {
  if (text == "localhost") return "127.0.0.1";
  if (text.starts_with('[') && text.ends_with(']')) return std::string(text.substr(1, text.size() - 2));
  return std::string(text);
}

constexpr std::array<std::pair<std::string_view, LogLevel>, 5> kLevels = {{{"debug", LogLevel::Debug},
                                                                           {"info", LogLevel::Info},
                                                                           {"warn", LogLevel::Warn},
                                                                           {"error", LogLevel::Error},
                                                                           {"off", LogLevel::Off}}};

}  // namespace

std::expected<ListenAddress, Problem> listenAddress(std::string_view text) {
  constexpr std::string_view kAllowed =
      "ADDRESS:PORT such as 127.0.0.1:8080 or [::]:8080, port 0 for any free one";
  // The address of a network interface may hold whatever an interface is called.
  const bool isPlain = std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
  if (!isPlain) return wrong("--listen", text, "is not an address", kAllowed);
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return wrong("--listen", text, "has no port", kAllowed);
  const auto port = number(text.substr(colon + 1), 0, 65'535);
  if (!port) return wrong("--listen", text, "has no port from 0 to 65535", kAllowed);
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(hostOf(text.substr(0, colon)), error);
  if (error) return wrong("--listen", text, "is not an address", kAllowed);
  return ListenAddress{address.to_string(), static_cast<std::uint16_t>(*port)};
}

std::expected<std::string, Problem> originOption(std::string_view option, std::string_view text) {
  const auto origin = Origin::parse(text);
  if (!origin)
    return wrong(option, text, describe(origin.error()), "an origin such as https://widget.example");
  return origin->serialize();
}

std::expected<std::chrono::milliseconds, Problem> answerPace(std::string_view text) {
  const auto pace = number(text, 0, kSlowestPace);
  if (!pace) return wrong("--answer-pace", text, "is not a pace", "milliseconds a word, 0 to 1000");
  return std::chrono::milliseconds(*pace);
}

// Less than a page's word of itself, each 20 s, would lose claims of agents who are there: for tests alone.
std::expected<std::chrono::milliseconds, Problem> agentAway(std::string_view text) {
  const auto seconds = number(text, 1, 3'600);
  if (!seconds) return wrong("--agent-away", text, "is not a time", "seconds, 1 to 3600");
  return std::chrono::seconds(*seconds);
}

// What a header can carry without quotes. It is not repeated: it is a secret.
std::expected<std::string, Problem> metricsToken(std::string_view text) {
  const bool fits = text.size() >= 16 && text.size() <= 256 &&
                    std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
  if (!fits)
    return wrong("--metrics-token", "...", "is not a token", "16 to 256 characters of ASCII without spaces");
  return std::string(text);
}

std::expected<RateLimit, Problem> rateLimit(std::string_view option, std::string_view what,
                                            std::string_view text) {
  if (text == "0") return RateLimit{0, 0};
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto perMinute = number(text.substr(0, slash), 1, kGreatestRate);
  const auto burst = number(text.substr(std::min(slash + 1, text.size())), 1, kGreatestRate);
  if (!perMinute || !burst)
    return wrong(option, text, "is not a rate",
                 std::string(what) + "/BURST, a minute and at once, such as 30/10; 0 for no limit");
  return RateLimit{*perMinute, *burst};
}

std::expected<UploadQuota, Problem> uploadQuota(std::string_view option, std::string_view text) {
  if (text == "0") return UploadQuota{0, 0};
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto files = number(text.substr(0, slash), 1, kGreatestQuota);
  const auto megabytes = number(text.substr(std::min(slash + 1, text.size())), 1, kGreatestQuota);
  if (!files || !megabytes)
    return wrong(option, text, "is not a quota",
                 "FILES/MEGABYTES, both a day and from 1 to 10000000, such as 20/100; 0 for no limit");
  return UploadQuota{*files, *megabytes * kMegabyte};
}

std::expected<ConnectionLimit, Problem> connectionLimit(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto all = number(text.substr(0, slash), 1, kGreatestConnections);
  const auto ofClient = number(text.substr(std::min(slash + 1, text.size())), 0, kGreatestConnections);
  if (!all || !ofClient)
    return wrong("--connections", text, "is not a limit",
                 "ALL/OF-ONE-ADDRESS, 1 to 1000000 such as 16384/2048; 0 of one address for no limit");
  return ConnectionLimit{static_cast<std::size_t>(*all), static_cast<std::size_t>(*ofClient)};
}

// A text with a password in it is not repeated.
std::expected<SmtpServer, Problem> smtpOption(std::string_view text) {
  auto server = smtpServer(text);
  if (server) return *std::move(server);
  return std::unexpected(
      Problem{"--smtp", server.error(), "smtp://USER:PASSWORD@HOST:PORT or smtps://..., with % escapes"});
}

std::expected<std::string, Problem> mailFrom(std::string_view text) {
  auto address = mailAddress(text);
  if (!address) return wrong("--mail-from", text, "is no address", "one such as chat@shop.example");
  return *std::move(address);
}

std::expected<ModelTimes, Problem> modelTimes(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto first = number(text.substr(0, slash), 1, kLongestAnswer);
  const auto whole = number(text.substr(std::min(slash + 1, text.size())), 1, kLongestAnswer);
  if (!first || !whole || *first > *whole)
    return wrong("--model-timeouts", text, "are no times",
                 "FIRST/WHOLE, milliseconds to the first word and to the last, such as 10000/60000");
  return ModelTimes{std::chrono::milliseconds(*first), std::chrono::milliseconds(*whole)};
}

std::expected<ModelLimits, Problem> modelLimits(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto conversation = number(text.substr(0, slash), 0, kGreatestQuota);
  const auto site = number(text.substr(std::min(slash + 1, text.size())), 0, kGreatestQuota);
  if (!conversation || !site)
    return wrong(
        "--model-budget", text, "is no budget",
        "CONVERSATION/SITE, thousands of tokens an hour and a day, such as 200/5000; 0 for no limit");
  ModelLimits limits;
  limits.conversation.perMinute = limits.conversation.burst = *conversation;
  limits.site.perMinute = limits.site.burst = *site;
  return limits;
}

std::expected<Flags, Problem> environmentFeatures(std::string_view text) {
  if (auto flags = readSwitchedOff(text)) return *std::move(flags);
  return wrong("--environment-features", text, "names something that there is not",
               "names of docs/features.md such as \"-tabSync -retryLogic\"");
}

std::expected<LogLevel, Problem> logLevel(std::string_view text) {
  for (const auto& [name, level] : kLevels) {
    if (name == text) return level;
  }
  return wrong("--log-level", text, "is not a level", "debug, info, warn, error, off");
}

}  // namespace pipit::server
