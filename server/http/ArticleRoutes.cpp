#include "http/ArticleRoutes.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/Utf8.h"
#include "domain/Limits.h"
#include "domain/articles/ArticleFile.h"
#include "http/ArticlePage.h"
#include "http/Errors.h"
#include "http/JsonResponse.h"
#include "http/Query.h"
#include "http/RateHeaders.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kFolder = "/help/*";
constexpr std::string_view kTooManySearches = "Too many searches; wait a moment.";

struct Wish {
  std::string site, language, question;
};

std::expected<Wish, Issue> wishOf(const Request& request) {
  Wish wish;
  const std::array<std::pair<std::string_view, std::string*>, 3> fields = {
      {{"site", &wish.site}, {"language", &wish.language}, {"q", &wish.question}}};
  for (const auto& [name, value] : fields) {
    auto given = queryParameter(request.query, name);
    if (!given) return std::unexpected(given.error());
    *value = given->value_or("");
  }
  if (!isUtf8(wish.question) || trimmed(wish.question).empty() ||
      countCodePoints(wish.question) > limits::kSoughtCodePoints)
    return std::unexpected(Issue{"q", "validation.range", "1 to 200 characters"});
  if (!wish.language.empty() && !isArticleLanguage(wish.language))
    return std::unexpected(Issue{"language", "validation.range", "a language as two or three small letters"});
  return wish;
}

json::object jsonOf(std::string_view site, const FoundArticle& found) {
  return {{"title", found.title},
          {"excerpt", found.excerpt},
          {"language", found.language},
          {"link", found.link.empty() ? articlePath(site, found) : found.link}};
}

Response search(const ArticleParts& parts, const Request& request) {
  const auto wish = wishOf(request);
  if (!wish) return invalid({wish.error()}, request.id);
  if (parts.flags.isKilled() || !parts.sites.find(wish->site)) return unknownSite(request.id);
  auto found = parts.articles.find(wish->site, wish->language, wish->question);
  // Who finds nothing in their own language may read another.
  if (found.empty() && !wish->language.empty()) found = parts.articles.find(wish->site, {}, wish->question);
  json::array list;
  for (const FoundArticle& one : found) list.push_back(jsonOf(wish->site, one));
  return jsonResponse(200, {{"articles", std::move(list)}});
}

// "/help/SITE/LANGUAGE/NAME"
Response page(const ArticleParts& parts, const Request& request) {
  const std::string_view path = variablePart(kFolder, request.path);
  const std::size_t first = path.find('/');
  const std::size_t last = path.rfind('/');
  if (first == last) return notFound(request.id);
  const std::string_view site = path.substr(0, first);
  const std::string_view language = path.substr(first + 1, last - first - 1);
  const std::string_view name = path.substr(last + 1);
  const bool isNamed = isArticleLanguage(language) && isArticleName(name);
  if (!isNamed || parts.flags.isKilled() || !parts.sites.find(site)) return notFound(request.id);
  const auto article = parts.articles.article(site, language, name);
  const StaticFile* document = parts.files.find("/frame/article.html");
  if (!article || document == nullptr) return notFound(request.id);
  return articlePage(*article, document->content());
}

}  // namespace

std::string articlePath(std::string_view site, const FoundArticle& article) {
  return "/help/" + std::string(site) + '/' + article.language + '/' + article.name;
}

void addArticleRoutes(Router& router, const ArticleParts& parts) {
  router.add(
      "/api/help",
      {{}, kRead, Place::Desk, limitedByClient(parts.rate, kTooManySearches, [parts](const Request& request) {
         return search(parts, request);
       })});
  router.add(kFolder,
             {{}, kRead, Place::Desk, [parts](const Request& request) { return page(parts, request); }});
}

}  // namespace pipit::server
