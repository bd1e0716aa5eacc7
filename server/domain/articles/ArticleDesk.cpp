#include "domain/articles/ArticleDesk.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/Utf8.h"
#include "domain/Limits.h"
#include "domain/analytics/StopWords.h"
#include "metrics/Characters.h"

namespace pipit::server {

namespace {

using Beginnings = std::vector<std::string>;

// Endings of words of Latin letters, the longest first: "returns", "returned" and "returning" begin alike.
constexpr std::array<std::string_view, 6> kEndings = {"ings", "ing", "ies", "ed", "es", "s"};
// What is left of a word says what it is.
constexpr std::size_t kStemLeast = 4;
// A word in the title counts as much as three in the text.
constexpr double kTitleWeight = 0.3;
constexpr std::string_view kEllipsis = "…";

std::string beginningOf(std::string word) {
  for (const std::string_view ending : kEndings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + kStemLeast) continue;
    word.resize(word.size() - ending.size());
    break;
  }
  return word;
}

// What says nothing of what is sought does not seek, unless there is nothing else.
Beginnings beginningsOf(const std::vector<std::string>& words) {
  Beginnings telling, all;
  for (const std::string& word : words) {
    auto& list = isStopWord(word) || word.size() < 2 ? all : telling;
    std::string beginning = beginningOf(word);
    if (list.size() < limits::kSoughtWords && std::ranges::find(list, beginning) == list.end())
      list.push_back(std::move(beginning));
  }
  return telling.empty() ? all : telling;
}

std::size_t countIn(const std::vector<std::string>& words, const Beginnings& beginnings) {
  return static_cast<std::size_t>(std::ranges::count_if(beginnings, [&](const std::string& beginning) {
    return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(beginning); });
  }));
}

std::vector<std::string_view> paragraphsOf(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  while (!text.empty()) {
    std::size_t end = text.find("\n\n");
    const std::string_view paragraph = trimmed(text.substr(0, end));
    if (!paragraph.empty() && !paragraph.starts_with('#')) paragraphs.push_back(paragraph);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  }
  return paragraphs;
}

// At the end of a sentence, or else of a word.
std::string shortened(std::string_view text) {
  if (text.size() <= limits::kExcerptBytes) return std::string(text);
  const std::string_view cut = truncateUtf8(text, limits::kExcerptBytes);
  const std::size_t sentence = cut.rfind(". ");
  if (sentence != std::string_view::npos && sentence > limits::kExcerptBytes / 2)
    return std::string(cut.substr(0, sentence + 1));
  const std::size_t word = cut.rfind(' ');
  return std::string(cut.substr(0, word)) + std::string(kEllipsis);
}

}  // namespace

std::vector<std::string> ArticleDesk::wordsOf(std::string_view text) const {
  std::vector<std::string> words;
  const std::string folded = fold_(text);
  std::string word;
  for (const char c : folded + ' ') {
    if (characters::isWord(c))
      word += c;
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
  return words;
}

void ArticleDesk::put(const std::vector<Article>& articles) {
  std::vector<IndexedArticle> indexed;
  for (const Article& article : articles) {
    std::string words;
    for (const std::string& word : wordsOf(article.title + ' ' + article.text))
      words += (words.empty() ? "" : " ") + word;
    indexed.push_back({article, std::move(words)});
  }
  store_.putArticles(indexed);
}

std::vector<FoundArticle> ArticleDesk::find(std::string_view site, std::string_view language,
                                            std::string_view question) const {
  const Beginnings beginnings = beginningsOf(wordsOf(truncateUtf8(question, 4 * limits::kSoughtCodePoints)));
  if (beginnings.empty()) return {};
  std::vector<FoundArticle> found;
  for (const Article& article : store_.findArticles(site, language, beginnings, limits::kArticlesFound))
    found.push_back(judged(article, beginnings));
  // Of equal ones those that the index holds for better come first.
  std::ranges::stable_sort(found, std::ranges::greater(), [](const FoundArticle& one) {
    return one.coverage + (one.isTitled ? kTitleWeight : 0);
  });
  if (found.size() > limits::kArticlesTold) found.resize(limits::kArticlesTold);
  return found;
}

std::optional<Article> ArticleDesk::article(std::string_view site, std::string_view language,
                                            std::string_view name) const {
  return store_.article(site, language, name);
}

FoundArticle ArticleDesk::judged(const Article& article, const Beginnings& beginnings) const {
  const auto title = wordsOf(article.title);
  auto words = wordsOf(article.text);
  words.insert(words.end(), title.begin(), title.end());
  return {article.language,
          article.name,
          article.title,
          article.link,
          excerptOf(article, beginnings),
          static_cast<double>(countIn(words, beginnings)) / static_cast<double>(beginnings.size()),
          countIn(title, beginnings) > 0};
}

std::string ArticleDesk::excerptOf(const Article& article, const Beginnings& beginnings) const {
  const auto paragraphs = paragraphsOf(article.text);
  if (paragraphs.empty()) return {};
  const auto best = std::ranges::max_element(
      paragraphs, std::ranges::less(),
      [&](std::string_view paragraph) { return countIn(wordsOf(paragraph), beginnings); });
  return shortened(*best);
}

}  // namespace pipit::server
