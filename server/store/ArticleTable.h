#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/articles/ArticleStore.h"

namespace soci {
class session;
}

namespace pipit::server {

// Articles of help: in SQLite a table of its module FTS5, in PostgreSQL one with a column of the type
// tsvector.
class ArticleTable {
 public:
  ArticleTable(soci::session& sql, bool isPostgres) : sql_(sql), isPostgres_(isPostgres) {}

  void put(const std::vector<IndexedArticle>& articles);
  std::vector<IndexedArticle> find(const std::string& site, const std::string& language,
                                   const std::vector<std::string>& beginnings, int limit);
  std::optional<Article> article(const std::string& site, const std::string& language,
                                 const std::string& name);

 private:
  soci::session& sql_;
  bool isPostgres_;
};

}  // namespace pipit::server
