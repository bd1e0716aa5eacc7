#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/Upload.h"

namespace soci {
class session;
}

namespace pipit::server {

// What is known of visitors' files.
class UploadTable {
 public:
  explicit UploadTable(soci::session& sql) : sql_(sql) {}

  void insert(const Upload& upload);
  std::optional<Upload> find(const std::string& id);
  // False: it is gone, or used already.
  bool use(const std::string& id);
  void move(const std::string& source, const std::string& target);
  // False: it is used by now.
  bool removeStale(const std::string& id);
  UploadCount ofConversation(const std::string& conversation, std::int64_t since);
  UploadCount ofSite(const std::string& site, std::int64_t since);
  std::vector<std::string> stale(std::int64_t before);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
