#include "http/IncomingFile.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

#include "domain/Identifier.h"
#include "http/Limits.h"

namespace pipit::server {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = "incoming_";

// Of the whole program.
std::atomic<std::size_t> onTheirWay = 0;

std::error_code lastError() {
  return {errno, std::generic_category()};
}

}  // namespace

std::expected<IncomingFile, std::error_code> IncomingFile::create(const fs::path& folder) {
  if (onTheirWay >= limits::kUploadsAtOnce)
    return std::unexpected(std::make_error_code(std::errc::too_many_files_open));
  std::error_code error;
  fs::create_directories(folder, error);
  fs::path path = folder / newIdentifier(kPrefix);
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return std::unexpected(lastError());
  return IncomingFile(std::move(path), descriptor);
}

IncomingFile::IncomingFile(fs::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {
  ++onTheirWay;
}

IncomingFile::IncomingFile(IncomingFile&& other) noexcept
    : path_(std::exchange(other.path_, {})), descriptor_(std::exchange(other.descriptor_, -1)) {}

IncomingFile::~IncomingFile() {
  if (descriptor_ < 0) return;
  --onTheirWay;
  close(descriptor_);
  std::error_code ignored;
  fs::remove(path_, ignored);
}

bool IncomingFile::append(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void removeIncoming(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
    std::error_code ignored;
    if (file->path().filename().string().starts_with(kPrefix)) fs::remove(file->path(), ignored);
  }
}

}  // namespace pipit::server
