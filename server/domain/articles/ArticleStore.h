#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/articles/Article.h"

namespace pipit::server {

// An article and what it is found by: words of letters and digits alone, folded, with spaces between.
struct IndexedArticle {
  Article article;
  std::string words;
};

// Articles of help, with a full-text index.
class ArticleStore {
 public:
  virtual ~ArticleStore() = default;

  // In place of all that there are.
  virtual void putArticles(const std::vector<IndexedArticle>& articles) = 0;
  // Those with words that begin like one of these, best first: of the site and of all sites; of one language,
  // or, where it is empty, of all.
  virtual std::vector<IndexedArticle> findArticles(std::string_view site, std::string_view language,
                                                   const std::vector<std::string>& beginnings, int limit) = 0;
  // The site's own, where it has one of that name, else that of all sites.
  virtual std::optional<Article> article(std::string_view site, std::string_view language,
                                         std::string_view name) = 0;
};

}  // namespace pipit::server
