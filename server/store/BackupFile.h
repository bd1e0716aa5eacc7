#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace soci {
class session;
}

namespace pipit::server {

// A backup: all tables in one SQLite file, whatever the database that it was made of, so that it can also be
// put into one of the other kind.
class BackupFile {
 public:
  // Opens one that is there, of this program's version or an older one; itself it is not changed.
  explicit BackupFile(const std::string& file);

  // Replaces all rows, but for those of sessions: ended ones stay ended, and nobody has signed in to the
  // admin. Within a transaction of the target's.
  void copyInto(soci::session& target) const;

  // Makes a new one. `fill` writes to the path that it is given; the file appears when it is whole and
  // durable.
  static void write(const std::string& file, const std::function<void(const std::string& part)>& fill);
  // A new database at that path, with all rows of a PostgreSQL database, within a transaction of its own.
  static void fill(soci::session& source, const std::string& part);

 private:
  // Goes with all that is in it.
  class TemporaryFolder {
   public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    std::filesystem::path copy() const { return folder_ / "copy"; }

   private:
    std::filesystem::path folder_;
  };

  TemporaryFolder folder_;
};

}  // namespace pipit::server
