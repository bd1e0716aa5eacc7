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
// Shorter ones, of Latin letters, are "do" and "is". Of other scripts a letter has two bytes or more.
constexpr std::size_t kTellingLeast = 3;
// A word in the title counts as much as three in the text.
constexpr double kTitleWeight = 0.3;
constexpr std::string_view kEllipsis = "…";

std::string beginningOf(std::string word) {
  word.resize(truncateUtf8(word, limits::kSoughtWordBytes).size());
  for (const std::string_view ending : kEndings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + kStemLeast) continue;
    word.resize(word.size() - ending.size());
    break;
  }
  return word;
}

// What says nothing of what is sought does not seek: "and you?" is no question to an article.
Beginnings beginningsOf(const std::vector<std::string>& words) {
  Beginnings telling;
  for (const std::string& word : words) {
    if (isStopWord(word) || word.size() < kTellingLeast) continue;
    std::string beginning = beginningOf(word);
    if (telling.size() < limits::kSoughtWords && std::ranges::find(telling, beginning) == telling.end())
      telling.push_back(std::move(beginning));
  }
  return telling;
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
    // Of a block of code only a part may be there, which would take in all that comes after it.
    const bool isText = !paragraph.empty() && !paragraph.starts_with('#') && !paragraph.contains("```");
    if (isText) paragraphs.push_back(paragraph);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  }
  return paragraphs;
}

// As much as is folded at once, up to the end of a word if there is one.
std::string_view foldable(std::string_view text) {
  if (text.size() <= limits::kFoldedBytes) return text;
  const std::string_view part = truncateUtf8(text, limits::kFoldedBytes);
  const std::size_t end = part.find_last_of(" \n");
  return end == std::string_view::npos ? part : part.substr(0, end + 1);
}

void addWords(const std::string& folded, std::vector<std::string>& words) {
  std::string word;
  for (const char c : folded + ' ') {
    if (characters::isWord(c))
      word += c;
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
}

std::string keyOf(std::string_view site, const Article& article) {
  return std::string(site) + '/' + article.language + '/' + article.name;
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
  while (!text.empty()) {
    const std::string_view part = foldable(text);
    text.remove_prefix(part.size());
    addWords(fold_(part), words);
  }
  return words;
}

void ArticleDesk::put(const std::vector<Article>& articles) {
  std::vector<IndexedArticle> indexed;
  own_.clear();
  for (const Article& article : articles) {
    if (!article.site.empty()) own_.insert(keyOf(article.site, article));
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
  const auto candidates = store_.findArticles(site, language, beginnings, limits::kArticlesFound);
  std::vector<std::pair<FoundArticle, const Article*>> judgedOnes;
  for (const IndexedArticle& candidate : candidates)
    if (!isReplaced(candidate.article, site))
      judgedOnes.emplace_back(judged(candidate, beginnings), &candidate.article);
  // Of equal ones those that the index holds for better come first.
  std::ranges::stable_sort(judgedOnes, std::ranges::greater(), [](const auto& one) {
    return one.first.coverage + (one.first.titled > 0 ? kTitleWeight : 0);
  });
  if (judgedOnes.size() > limits::kArticlesTold) judgedOnes.resize(limits::kArticlesTold);
  std::vector<FoundArticle> found;
  for (auto& [one, article] : judgedOnes) {
    one.excerpt = excerptOf(*article, beginnings);
    found.push_back(std::move(one));
  }
  return found;
}

std::optional<Article> ArticleDesk::article(std::string_view site, std::string_view language,
                                            std::string_view name) const {
  return store_.article(site, language, name);
}

bool ArticleDesk::isReplaced(const Article& article, std::string_view site) const {
  return article.site.empty() && own_.contains(keyOf(site, article));
}

FoundArticle ArticleDesk::judged(const IndexedArticle& indexed, const Beginnings& beginnings) const {
  const auto& [article, text] = indexed;
  std::vector<std::string> words;
  addWords(text, words);
  return {article.language,
          article.name,
          article.title,
          article.link,
          {},
          static_cast<double>(countIn(words, beginnings)) / static_cast<double>(beginnings.size()),
          countIn(wordsOf(article.title), beginnings)};
}

// The first of those that have most of the words.
std::string ArticleDesk::excerptOf(const Article& article, const Beginnings& beginnings) const {
  std::string_view best;
  std::size_t most = 0;
  for (const std::string_view paragraph : paragraphsOf(article.text)) {
    const std::size_t count = countIn(wordsOf(paragraph), beginnings);
    if (!best.empty() && count <= most) continue;
    best = paragraph;
    most = count;
  }
  return shortened(best);
}

}  // namespace pipit::server
