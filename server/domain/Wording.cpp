#include "domain/Wording.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <optional>
#include <utility>

#include "base/Utf8.h"
#include "domain/IcuMessage.h"
#include "domain/Limits.h"
#include "domain/generated/TextKeys.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

// What a site says in all languages alike, and what it says at first.
struct SiteText {
  std::string_view name;
  std::string Site::* text;
  std::string_view usual;
};
constexpr std::array kSiteTexts = {SiteText{"botName", &Site::botName, kUsualBotName},
                                   SiteText{"subtitle", &Site::subtitle, kUsualSubtitle},
                                   SiteText{"welcome", &Site::welcome, kUsualWelcome},
                                   SiteText{"placeholder", &Site::placeholder, kUsualPlaceholder}};

// A name is for those as well who do not see what it names.
constexpr std::array<std::string_view, 3> kMayBeEmpty = {"subtitle", "welcome", "placeholder"};

std::unexpected<SiteProblem> refuseFile(std::string field, std::string_view value, std::string_view problem,
                                        std::string allowed) {
  return std::unexpected(
      SiteProblem{std::move(field), std::string(value), std::string(problem), std::move(allowed)});
}

std::string listOf(std::string_view words) {
  std::string list(words);
  for (std::size_t at = list.find(' '); at != std::string::npos; at = list.find(' ', at + 2))
    list.replace(at, 1, ", ");
  return list;
}

bool isAmong(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t length = std::min(words.find(' '), words.size());
    if (words.substr(0, length) == word) return true;
    words.remove_prefix(std::min(length + 1, words.size()));
  }
  return false;
}

// C0, DEL, C1, and the line separators of JavaScript.
bool isControlCharacter(char32_t codePoint) {
  return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) || codePoint == 0x2028 ||
         codePoint == 0x2029;
}

bool hasControlCharacters(std::string_view text) {
  while (!text.empty())
    if (isControlCharacter(takeCodePoint(text))) return true;
  return false;
}

std::optional<SiteProblem> wrongArgument(const TextKey& key, const IcuArguments& arguments,
                                         const std::string& field) {
  const std::string allowed = key.parameters.empty() ? "none here" : listOf(key.parameters);
  for (const std::string& name : arguments.put)
    if (!isAmong(key.parameters, name))
      return SiteProblem{field, name, "is no argument of this text", allowed};
  const std::string counted = key.counted.empty() ? "no plural here" : "a plural of " + listOf(key.counted);
  for (const std::string& name : arguments.counted)
    if (!isAmong(key.counted, name)) return SiteProblem{field, name, "is nothing to be counted", counted};
  return std::nullopt;
}

std::optional<SiteProblem> wrongInText(const TextKey& key, const std::string& text,
                                       const std::string& field) {
  const bool mayBeEmpty = std::ranges::find(kMayBeEmpty, key.name) != kMayBeEmpty.end();
  if (!isUtf8(text) || hasControlCharacters(text))
    return SiteProblem{field, text, "has characters that are not to be seen",
                       "a text of one line, without control characters"};
  if (countCodePoints(text) > limits::kOwnTextCodePoints)
    return SiteProblem{field, text, "is too long",
                       "at most " + std::to_string(limits::kOwnTextCodePoints) + " characters"};
  if (trimmed(text).empty() && !(mayBeEmpty && text.empty()))
    return SiteProblem{field, text, "says nothing",
                       "a text; an empty one for welcome, subtitle, placeholder"};
  const auto arguments = argumentsOf(text);
  if (!arguments)
    return SiteProblem{field, text, std::string(describe(arguments.error())),
                       "an ICU message of text, {arguments} and plurals such as {count, plural, one {# new} "
                       "other {# new}}"};
  return wrongArgument(key, *arguments, field);
}

class WordingReader {
 public:
  explicit WordingReader(Wording& wording) : wording_(wording) {}

  std::optional<SiteProblem> read(const json::object& file) {
    const auto languages = siteLanguages();
    for (const auto& each : file) {
      const std::string language(each.key());
      const json::value& texts = each.value();
      if (std::ranges::find(languages, language) == languages.end())
        return SiteProblem{"language", language, "is not known",
                           "en, es, fr, de, pt, it, nl, pl, ja, zh, ar, he"};
      if (!texts.is_object())
        return SiteProblem{language, json::serialize(texts), "is no object", R"({"send": "Go", …})"};
      if (auto problem = readTexts(language, {}, texts.get_object())) return problem;
    }
    return std::nullopt;
  }

 private:
  // Each level adds to the name, and no name is longer than those that there are: it goes no deeper.
  std::optional<SiteProblem> readTexts(const std::string& language, const std::string& prefix,
                                       const json::object& texts) {
    for (const auto& each : texts) {
      const std::string name = prefix + std::string(each.key());
      const json::value& value = each.value();
      if (value.is_object() && isPrefix(name + '.')) {
        if (auto problem = readTexts(language, name + '.', value.get_object())) return problem;
      } else if (auto problem = readText(language, name, value)) {
        return problem;
      }
    }
    return std::nullopt;
  }

  std::optional<SiteProblem> readText(const std::string& language, const std::string& name,
                                      const json::value& value) {
    const std::string field = language + '.' + name;
    const TextKey* key = findTextKey(name);
    if (!key)
      return SiteProblem{language, name, "is the name of no text", "the names of web/locales/en.json"};
    if (!value.is_string()) return SiteProblem{field, json::serialize(value), "is no text", "a text"};
    const std::string text(value.get_string());
    if (auto problem = wrongInText(*key, text, field)) return problem;
    if (!wording_[language].emplace(name, text).second)
      return SiteProblem{field, text, "stands there twice", "each text once"};
    return std::nullopt;
  }

  static bool isPrefix(std::string_view prefix) {
    return std::ranges::any_of(kTextKeys,
                               [prefix](const TextKey& key) { return key.name.starts_with(prefix); });
  }

  Wording& wording_;
};

}  // namespace

std::expected<Wording, SiteProblem> readWording(std::string_view text) {
  constexpr const char* kAllowed = R"(JSON such as {"de": {"send": "Abschicken"}})";
  if (text.size() > limits::kWordingBytes)
    return refuseFile("FILE", std::to_string(text.size()), "is too many bytes",
                      "at most " + std::to_string(limits::kWordingBytes));
  boost::system::error_code error;
  const json::value file = json::parse(text, error);
  if (error || !file.is_object())
    return refuseFile("FILE", text.substr(0, 40), "begins what is no JSON object", kAllowed);
  Wording wording;
  if (auto problem = WordingReader(wording).read(file.get_object()))
    return std::unexpected(*std::move(problem));
  return wording;
}

std::string serialize(const Wording& wording) {
  std::string text = "{";
  for (const auto& [language, texts] : wording) {
    text += (text.size() > 1 ? ",\n  " : "\n  ") + json::serialize(json::string(language)) + ": {";
    for (const auto& [name, message] : texts) {
      text += text.ends_with('{') ? "\n    " : ",\n    ";
      text += json::serialize(json::string(name)) + ": " + json::serialize(json::string(message));
    }
    text += "\n  }";
  }
  return text + (wording.empty() ? "}\n" : "\n}\n");
}

const TextKey* findTextKey(std::string_view name) {
  const auto key = std::ranges::find(kTextKeys, name, &TextKey::name);
  return key == kTextKeys.end() ? nullptr : &*key;
}

bool isUsable(const TextKey& key, const std::string& message) {
  return !wrongInText(key, message, {});
}

OwnTexts ownTextsOf(const Site& site, const Wording& wording, std::string_view language) {
  const auto found = wording.find(language);
  OwnTexts texts = found == wording.end() ? OwnTexts() : found->second;
  const Site rest = withoutReworded(site, wording);
  for (const auto& [name, text, usual] : kSiteTexts)
    if (site.*text != rest.*text) texts.emplace(name, icuMessageOf(site.*text));
  return texts;
}

Site withoutReworded(Site site, const Wording& wording) {
  for (const auto& [name, text, usual] : kSiteTexts) {
    const bool isReworded =
        std::ranges::any_of(wording, [name](const auto& own) { return own.second.contains(name); });
    if (isReworded) site.*text = usual;
  }
  return site;
}

}  // namespace pipit::server
