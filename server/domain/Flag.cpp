#include "domain/Flag.h"

#include <algorithm>

#include "base/Utf8.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

std::optional<std::optional<bool>> valueNamed(std::string_view text) {
  if (text == "on") return true;
  if (text == "off") return false;
  if (text == "default") return std::make_optional<std::optional<bool>>();
  return std::nullopt;
}

std::string allFeatures() {
  std::string all;
  for (const std::string_view name : featureNames) all.append(all.empty() ? "" : ", ").append(name);
  return all;
}

std::expected<void, FlagProblem> checkSaid(std::string_view field, const std::string& text) {
  const bool isText = isUtf8(text) && !text.contains('\0');
  if (isText && text.size() <= limits::kReasonBytes && !trimmed(text).empty()) return {};
  return std::unexpected(FlagProblem{std::string(field), text, "is not a fitting text",
                                     "1 to " + std::to_string(limits::kReasonBytes) + " bytes of UTF-8"});
}

}  // namespace

std::string_view nameOf(FlagLayer layer) {
  return layer == FlagLayer::Customer ? "customer" : "organization";
}

std::expected<Feature, FlagProblem> readFeature(std::string_view name) {
  if (const auto feature = featureNamed(name)) return *feature;
  return std::unexpected(FlagProblem{"FEATURE", std::string(name), "is no feature", allFeatures()});
}

std::expected<SaidFlags, FlagProblem> readFlags(const std::vector<std::string>& words) {
  SaidFlags said;
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    const auto feature = readFeature(std::string_view(word).substr(0, equals));
    if (!feature) return std::unexpected(feature.error());
    const auto value =
        valueNamed(equals == std::string::npos ? "" : std::string_view(word).substr(equals + 1));
    if (!value || !said.emplace(*feature, *value).second)
      return std::unexpected(FlagProblem{"FLAG", word, "says nothing of a feature, or a second time",
                                         "FEATURE=on, FEATURE=off or FEATURE=default, each feature once"});
  }
  return said;
}

std::optional<Flags> readSwitchedOff(std::string_view text) {
  Flags flags;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty()) continue;
    const auto feature = featureNamed(word.substr(1));
    if (!feature || word.front() != '-') return std::nullopt;
    flags[*feature] = false;
  }
  return flags;
}

std::expected<void, FlagProblem> checkSignature(const Signature& signature) {
  if (auto fits = checkSaid("who", signature.who); !fits) return fits;
  return checkSaid("reason", signature.reason);
}

}  // namespace pipit::server
