#include "store/UploadTable.h"

#include <soci/soci.h>

namespace pipit::server {

namespace {

// Files removed at once: the rest goes with the next sweep.
constexpr const char* kStale =
    "SELECT id FROM uploads WHERE used = 0 AND at < :before UNION ALL SELECT id FROM uploads WHERE used = 1"
    " AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.id = uploads.conversation) LIMIT 500";

UploadCount countOf(soci::session& sql, const std::string& condition, const std::string& whose,
                    std::int64_t since) {
  long long files = 0, bytes = 0;
  const long long from = since;
  sql << "SELECT COUNT(*), COALESCE(SUM(size), 0) FROM uploads WHERE " << condition << " AND at > :since",
      soci::use(whose), soci::use(from), soci::into(files), soci::into(bytes);
  return {files, bytes};
}

}  // namespace

void UploadTable::insert(const Upload& upload) {
  const long long size = upload.size, width = upload.width, height = upload.height, at = upload.at;
  const int used = upload.isUsed ? 1 : 0;
  sql_ << "INSERT INTO uploads (id, conversation, site, name, type, size, width, height, at, used)"
          " VALUES (:id, :conversation, :site, :name, :type, :size, :width, :height, :at, :used)",
      soci::use(upload.id), soci::use(upload.conversation), soci::use(upload.site), soci::use(upload.name),
      soci::use(upload.type), soci::use(size), soci::use(width), soci::use(height), soci::use(at),
      soci::use(used);
}

std::optional<Upload> UploadTable::find(const std::string& id) {
  Upload upload;
  long long size = 0, width = 0, height = 0, at = 0;
  int used = 0;
  sql_ << "SELECT id, conversation, site, name, type, size, width, height, at, used FROM uploads WHERE id = "
          ":id",
      soci::use(id), soci::into(upload.id), soci::into(upload.conversation), soci::into(upload.site),
      soci::into(upload.name), soci::into(upload.type), soci::into(size), soci::into(width),
      soci::into(height), soci::into(at), soci::into(used);
  if (!sql_.got_data()) return std::nullopt;
  upload.size = size;
  upload.width = width;
  upload.height = height;
  upload.at = at;
  upload.isUsed = used != 0;
  return upload;
}

bool UploadTable::use(const std::string& id) {
  std::string used;
  sql_ << "UPDATE uploads SET used = 1 WHERE id = :id AND used = 0 RETURNING id", soci::use(id),
      soci::into(used);
  return !used.empty();
}

void UploadTable::move(const std::string& source, const std::string& target) {
  sql_ << "UPDATE uploads SET conversation = :into WHERE conversation = :from", soci::use(target),
      soci::use(source);
}

bool UploadTable::removeStale(const std::string& id) {
  std::string removed;
  sql_ << "DELETE FROM uploads WHERE id = :id AND (used = 0 OR NOT EXISTS"
          " (SELECT 1 FROM conversations c WHERE c.id = uploads.conversation)) RETURNING id",
      soci::use(id), soci::into(removed);
  return !removed.empty();
}

UploadCount UploadTable::ofConversation(const std::string& conversation, std::int64_t since) {
  return countOf(sql_, "conversation = :whose", conversation, since);
}

UploadCount UploadTable::ofSite(const std::string& site, std::int64_t since) {
  return countOf(sql_, "site = :whose", site, since);
}

std::vector<std::string> UploadTable::stale(std::int64_t before) {
  const long long last = before;
  const soci::rowset<std::string> rows = (sql_.prepare << kStale, soci::use(last));
  return {rows.begin(), rows.end()};
}

}  // namespace pipit::server
