#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "domain/articles/Article.h"

namespace pipit::server {

// A markdown file: at first, if there is one, what is said of it, and then a heading, which is its title.
//
//   ---
//   link: https://shop.example/help/returns
//   ---
//   # Returns and exchanges
//
//   You have 30 days …
//
// Or what is wrong with it. Its site, language and name are not in it.
[[nodiscard]] std::expected<Article, std::string> readArticle(std::string_view file);

// A primary language subtag: two or three small letters.
[[nodiscard]] bool isArticleLanguage(std::string_view language);
// Of small letters, digits and hyphens, which begin and end nothing, at most limits::kArticleNameBytes.
[[nodiscard]] bool isArticleName(std::string_view name);

}  // namespace pipit::server
