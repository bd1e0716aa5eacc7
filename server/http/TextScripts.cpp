#include "http/TextScripts.h"

#include <algorithm>
#include <boost/json.hpp>
#include <optional>
#include <utility>

#include "domain/generated/TextKeys.h"
#include "http/Compression.h"
#include "http/Errors.h"
#include "http/Negotiation.h"
#include "http/SiteJson.h"
#include "http/StaticFile.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kFolder = "/texts/";
constexpr std::string_view kNamePrefix = "/texts-";
constexpr std::string_view kMore = "-more";
constexpr std::string_view kEnding = ".js";
// Made for one answer, of what anybody may read.
constexpr std::array kScriptForms = {true, false, true};

struct TextsName {
  std::string_view language;
  bool isMore = false;
};

// Of the language and group at the end of a path: "/texts/shop/0a1b/texts-de-more.js".
std::optional<TextsName> nameAt(std::string_view path) {
  const std::size_t at = path.rfind(kNamePrefix);
  if (at == std::string_view::npos || !path.ends_with(kEnding)) return std::nullopt;
  std::string_view name = path.substr(at + kNamePrefix.size());
  name.remove_suffix(kEnding.size());
  const bool isMore = name.ends_with(kMore);
  if (isMore) name.remove_suffix(kMore.size());
  const auto languages = siteLanguages();
  if (std::ranges::find(languages, name) == languages.end()) return std::nullopt;
  return TextsName{name, isMore};
}

std::string withName(std::string_view address, std::string_view name) {
  std::string text(address);
  if (const std::size_t star = text.find('*'); star != std::string::npos) text.replace(star, 1, name);
  return text;
}

json::array wordsOf(std::string_view text) {
  json::array words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(json::string(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// [path, message, argument…] each. What another version has saved and this one cannot use is left out.
json::array entriesOf(const OwnTexts& texts, bool isMore) {
  json::array entries;
  for (const auto& [name, message] : texts) {
    const TextKey* key = findTextKey(name);
    if (key == nullptr || key->isMore != isMore || !isUsable(*key, message)) continue;
    json::array entry;
    entry.emplace_back(json::string(key->path));
    entry.emplace_back(json::string(message));
    for (json::value& parameter : wordsOf(key->parameters)) entry.push_back(std::move(parameter));
    entries.push_back(std::move(entry));
  }
  return entries;
}

bool isRightToLeft(std::string_view language) {
  return language == "ar" || language == "he";
}

Response scriptResponse(std::string script, const Request& request) {
  const bool isSmall = negotiate(request.acceptEncoding.value_or(""), kScriptForms) == Coding::Brotli;
  Response response{.status = 200, .headers = {}, .body = nullptr};
  response.with("Content-Type", "text/javascript; charset=utf-8").with("Vary", "Accept-Encoding");
  if (isSmall) response.with("Content-Encoding", "br");
  response.body = bodyOf(isSmall ? brotliOf(script) : std::move(script));
  return response;
}

}  // namespace

std::string TextScripts::addressFor(const Site& site, const Wording& wording) const {
  if (wording.empty() || parts_.empty()) return {};
  std::string content = parts_;
  for (const std::string_view language : siteLanguages())
    for (const bool isMore : {false, true}) content += scriptOf(site, wording, language, isMore);
  const std::string tag = entityTag(content);
  return std::string(kFolder) + site.id + '/' + tag.substr(1, tag.size() - 2) + "/*" + std::string(kEnding);
}

Response TextScripts::respond(const Site& site, const Wording& wording, const Request& request) const {
  const auto name = nameAt(request.path);
  if (!name) return notFound(request.id);
  const std::string script = scriptOf(site, wording, name->language, name->isMore);
  const std::string file =
      "texts-" + std::string(name->language) + std::string(name->isMore ? kMore : std::string_view());
  const bool isCurrent = request.path == withName(addressFor(site, wording), file);
  // What the owner has left as it is the build has already.
  const StaticFile* same = script.empty() ? files_.find(built(file)) : nullptr;
  if (script.empty() && same == nullptr) return notFound(request.id);
  Response response = same ? same->respond(request) : scriptResponse(script, request);
  return response.with("Cache-Control", isCurrent ? "public, max-age=31536000, immutable" : "no-store")
      .with("Cross-Origin-Resource-Policy", "same-origin");
}

std::string TextScripts::built(std::string_view name) const {
  return withName(parts_, name);
}

// Empty where the owner has nothing to say in it.
std::string TextScripts::scriptOf(const Site& site, const Wording& wording, std::string_view language,
                                  bool isMore) const {
  const json::array entries = entriesOf(ownTextsOf(site, wording, language), isMore);
  if (entries.empty()) return {};
  const std::string name =
      "texts-" + std::string(language) + std::string(isMore ? kMore : std::string_view());
  return "import built from\"" + built(name) + "\";import reworded from\"" + built("wording") +
         "\";export default reworded(built," + scriptSafe(json::serialize(entries)) +
         (isRightToLeft(language) ? ",true);" : ",false);");
}

}  // namespace pipit::server
