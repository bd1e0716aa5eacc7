#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace pipit::server {

// A request's body on its way to the disk. The file goes with the object unless somebody has moved it away.
class IncomingFile {
 public:
  // In that folder, which is made if it is not there. too_many_files_open where limits::kUploadsAtOnce are on
  // their way.
  static std::expected<IncomingFile, std::error_code> create(const std::filesystem::path& folder);

  IncomingFile(IncomingFile&& other) noexcept;
  IncomingFile& operator=(IncomingFile&&) = delete;
  ~IncomingFile();

  // False: the disk is full, or gone.
  [[nodiscard]] bool append(std::string_view bytes) const;
  const std::filesystem::path& path() const { return path_; }

 private:
  IncomingFile(std::filesystem::path path, int descriptor);

  std::filesystem::path path_;
  int descriptor_;
};

// What uploads have left behind that ended with the program.
void removeIncoming(const std::filesystem::path& folder);

}  // namespace pipit::server
