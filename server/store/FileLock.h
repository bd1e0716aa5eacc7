#pragma once

#include <optional>
#include <string>

namespace pipit::server {

// Held by the one process that serves a database file, and given back when that process ends, however it ends
// (flock(2)). The lock is on a file beside it: locks on the database itself are SQLite's.
class FileLock {
 public:
  // Nothing where another process holds it, or where the file cannot be made.
  [[nodiscard]] static std::optional<FileLock> tryAcquire(const std::string& path);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace pipit::server
