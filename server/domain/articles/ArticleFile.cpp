#include "domain/articles/ArticleFile.h"

#include <algorithm>

#include "base/Utf8.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::string_view kFence = "---";
constexpr std::string_view kLinkField = "link:";
constexpr std::string_view kHeading = "# ";

// Without the end of the line, which is taken from the text.
std::string_view takeLine(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

bool isLink(std::string_view link) {
  return link.starts_with("https://") && link.size() > 8 && link.size() <= limits::kPageBytes &&
         std::ranges::none_of(link, [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || std::string_view("<>()[]\"'\\`").contains(c);
         });
}

// What is wrong with the fields between two fences; empty: nothing.
std::string takeFields(std::string_view& text, Article& article) {
  while (!text.empty()) {
    const std::string_view line = trimmed(takeLine(text));
    if (line == kFence) return {};
    if (line.empty()) continue;
    if (!line.starts_with(kLinkField)) return "says something other than link: between its ---";
    article.link = trimmed(line.substr(kLinkField.size()));
    if (!isLink(article.link)) return "has a link that is no https address";
  }
  return "has no second --- below the first one";
}

}  // namespace

std::expected<Article, std::string> readArticle(std::string_view file) {
  if (file.size() > limits::kArticleBytes) return std::unexpected("is larger than 64 KiB");
  if (!isUtf8(file) || file.contains('\0')) return std::unexpected("is not UTF-8");
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  Article article;
  std::string_view text = trimmed(file);
  if (text.starts_with(kFence)) {
    (void)takeLine(text);
    if (const std::string wrong = takeFields(text, article); !wrong.empty()) return std::unexpected(wrong);
    text = trimmed(text);
  }
  if (!text.starts_with(kHeading)) return std::unexpected("does not begin with a heading: # Title");
  article.title = trimmed(takeLine(text).substr(kHeading.size()));
  article.text = trimmed(text);
  if (article.title.empty() || article.title.size() > limits::kArticleTitleBytes)
    return std::unexpected("has a title that is empty or longer than 200 bytes");
  if (article.text.empty()) return std::unexpected("has nothing below its title");
  return article;
}

bool isArticleLanguage(std::string_view language) {
  return language.size() >= 2 && language.size() <= 3 &&
         std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool isArticleName(std::string_view name) {
  const auto isFine = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.size() <= limits::kArticleNameBytes && std::ranges::all_of(name, isFine) &&
         name.front() != '-' && name.back() != '-';
}

}  // namespace pipit::server
