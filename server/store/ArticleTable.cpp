#include "store/ArticleTable.h"

#include <soci/soci.h>

namespace pipit::server {

namespace {

constexpr std::string_view kArticleColumns =
    "SELECT site, language, name, link, title, text, words FROM articles ";
constexpr std::string_view kOfSite =
    " AND (site = '' OR site = :site) AND (:language = '' OR language = :wanted) ";
constexpr std::string_view kSqliteFound = "WHERE articles MATCH :query";
constexpr std::string_view kSqliteOrder = "ORDER BY rank LIMIT :most";
constexpr std::string_view kPostgresFound = "WHERE found @@ to_tsquery('simple', :query)";
constexpr std::string_view kPostgresOrder =
    "ORDER BY ts_rank_cd(found, to_tsquery('simple', :again), 1) DESC, key LIMIT :most";

void bind(soci::statement& statement, IndexedArticle& row) {
  auto& [article, words] = row;
  for (std::string* column : {&article.site, &article.language, &article.name, &article.link, &article.title,
                              &article.text, &words})
    statement.exchange(soci::into(*column));
}

// Words of letters and digits: in quotation marks none of them is an operator.
std::string sqliteQuery(const std::vector<std::string>& beginnings) {
  std::string query;
  for (const std::string& word : beginnings) query += (query.empty() ? "\"" : " OR \"") + word + "\"*";
  return query;
}

std::string postgresQuery(const std::vector<std::string>& beginnings) {
  std::string query;
  for (const std::string& word : beginnings) query += (query.empty() ? "'" : " | '") + word + "':*";
  return query;
}

}  // namespace

void ArticleTable::put(const std::vector<IndexedArticle>& articles) {
  sql_ << "DELETE FROM articles";
  for (const auto& [article, words] : articles)
    sql_ << "INSERT INTO articles (site, language, name, link, title, text, words) VALUES (:site, :language, "
            ":name, :link, :title, :text, :words)",
        soci::use(article.site), soci::use(article.language), soci::use(article.name),
        soci::use(article.link), soci::use(article.title), soci::use(article.text), soci::use(words);
}

std::vector<IndexedArticle> ArticleTable::find(const std::string& site, const std::string& language,
                                               const std::vector<std::string>& beginnings, int limit) {
  const std::string query = isPostgres_ ? postgresQuery(beginnings) : sqliteQuery(beginnings);
  std::string text(kArticleColumns);
  text += isPostgres_ ? kPostgresFound : kSqliteFound;
  text += kOfSite;
  text += isPostgres_ ? kPostgresOrder : kSqliteOrder;
  IndexedArticle row;
  soci::statement statement(sql_);
  for (const std::string* value : {&query, &site, &language, &language})
    statement.exchange(soci::use(*value));
  if (isPostgres_) statement.exchange(soci::use(query));
  statement.exchange(soci::use(limit));
  bind(statement, row);
  statement.alloc();
  statement.prepare(text);
  statement.define_and_bind();
  statement.execute();
  std::vector<IndexedArticle> found;
  while (statement.fetch()) found.push_back(row);
  return found;
}

std::optional<Article> ArticleTable::article(const std::string& site, const std::string& language,
                                             const std::string& name) {
  IndexedArticle row;
  Article& found = row.article;
  sql_ << std::string(kArticleColumns) +
              "WHERE name = :name AND language = :language AND (site = '' OR site = :site) ORDER BY site "
              "DESC LIMIT 1",
      soci::use(name), soci::use(language), soci::use(site), soci::into(found.site),
      soci::into(found.language), soci::into(found.name), soci::into(found.link), soci::into(found.title),
      soci::into(found.text), soci::into(row.words);
  if (!sql_.got_data()) return std::nullopt;
  return found;
}

}  // namespace pipit::server
