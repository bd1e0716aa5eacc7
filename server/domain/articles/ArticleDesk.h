#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/articles/Article.h"
#include "domain/articles/ArticleStore.h"

namespace pipit::server {

// What people type in many ways as one: without case and diacritics.
using Folding = std::function<std::string(std::string_view text)>;

// Finds articles of help by what a visitor asks, in words or in sentences. Which articles have any of the
// words the store's full-text index tells; how well one fits is counted here, and so the same in every
// database.
class ArticleDesk {
 public:
  ArticleDesk(ArticleStore& store, Folding fold) : store_(store), fold_(std::move(fold)) {}

  // In place of all that there are.
  void put(const std::vector<Article>& articles);
  // Best first, at most limits::kArticlesTold. An empty language: any.
  std::vector<FoundArticle> find(std::string_view site, std::string_view language,
                                 std::string_view question) const;
  std::optional<Article> article(std::string_view site, std::string_view language,
                                 std::string_view name) const;

 private:
  std::vector<std::string> wordsOf(std::string_view text) const;
  bool isReplaced(const Article& article, std::string_view site) const;
  FoundArticle judged(const IndexedArticle& indexed, const std::vector<std::string>& beginnings) const;
  std::string excerptOf(const Article& article, const std::vector<std::string>& beginnings) const;

  ArticleStore& store_;
  Folding fold_;
  std::set<std::string> own_;  // "SITE/LANGUAGE/NAME", of those that sites have for themselves
};

}  // namespace pipit::server
