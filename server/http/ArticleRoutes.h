#pragma once

#include <string>
#include <string_view>

#include "domain/FlagDesk.h"
#include "domain/RateLimiter.h"
#include "domain/SiteBook.h"
#include "domain/articles/ArticleDesk.h"
#include "http/Router.h"
#include "http/StaticFiles.h"

namespace pipit::server {

// All of it must outlive the router.
struct ArticleParts {
  const ArticleDesk& articles;
  SiteBook& sites;
  FlagDesk& flags;
  const StaticFiles& files;
  RateLimiter& rate;  // of an address
};

// The search in articles of help, and a page of each.
void addArticleRoutes(Router& router, const ArticleParts& parts);
// Where the page of an article is, from the root of our origin.
std::string articlePath(std::string_view site, const FoundArticle& article);

}  // namespace pipit::server
