#include "domain/Uploads.h"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <system_error>

#include "domain/FileName.h"
#include "domain/Identifier.h"
#include "domain/Limits.h"
#include "domain/Sniffing.h"

namespace pipit::server {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kDay = std::chrono::milliseconds(std::chrono::hours(24)).count();

bool isOver(const UploadQuota& quota, const UploadCount& count, std::int64_t bytes) {
  return (quota.files > 0 && count.files + 1 > quota.files) ||
         (quota.bytes > 0 && count.bytes + bytes > quota.bytes);
}

std::string headOf(const fs::path& file) {
  std::string head(limits::kSniffedBytes, '\0');
  std::ifstream stream(file, std::ios::binary);
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return head;
}

// Whose bytes are not on the disk is not told to be there.
void makeDurable(const fs::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool isDone = descriptor >= 0 && fsync(descriptor) == 0;
  if (descriptor >= 0) close(descriptor);
  if (!isDone) throw StoreFailure("an upload cannot be written");
}

}  // namespace

bool Uploads::isSwitchedOn(const Pass& pass) const {
  const auto site = parts_.store.site(pass.site);
  return site && site->uploads;
}

std::optional<UploadRefused> Uploads::overQuota(const Pass& pass, std::int64_t bytes) const {
  const std::int64_t since = parts_.clock() - kDay;
  if (isOver(parts_.conversation, parts_.store.uploadsOfConversation(pass.conversation, since), bytes))
    return UploadRefused::ConversationQuota;
  if (isOver(parts_.site, parts_.store.uploadsOfSite(pass.site, since), bytes))
    return UploadRefused::SiteQuota;
  return std::nullopt;
}

std::expected<void, UploadProblem> Uploads::admit(const Pass& pass) {
  if (!isSwitchedOn(pass)) return std::unexpected(UploadRefused::Off);
  if (const std::int64_t wait = rate_.take(pass.visitor, parts_.clock()); wait > 0)
    return std::unexpected(UploadTooOften{wait});
  if (const auto refused = overQuota(pass, 1)) return std::unexpected(*refused);
  return {};
}

std::expected<Upload, UploadProblem> Uploads::take(const Pass& pass, const fs::path& file,
                                                   std::string_view name) {
  const auto size = static_cast<std::int64_t>(fs::file_size(file));
  const auto sniffed = sniff(headOf(file), size);
  if (!sniffed) return std::unexpected(UploadRefused::Type);
  Upload upload{.id = newIdentifier("u_"),
                .conversation = pass.conversation,
                .site = pass.site,
                .name = cleanFileName(name),
                .type = std::string(sniffed->type),
                .size = size,
                .width = sniffed->width,
                .height = sniffed->height,
                .at = parts_.clock()};
  makeDurable(file);
  // What is known goes in time, whether or not its file is there; a file that nobody knows would stay.
  if (const auto refused = refusal(pass, upload)) return std::unexpected(*refused);
  fs::rename(file, pathOf(upload));
  makeDurable(parts_.folder);
  return upload;
}

// Others may have come while this one did, and to other services at the same moment; and the conversation may
// have become a part of another one.
std::optional<UploadProblem> Uploads::refusal(const Pass& pass, const Upload& upload) {
  std::optional<UploadProblem> refused;
  parts_.store.exclusively({"uploads", pass.conversation}, [&] {
    if (parts_.store.isRevoked(pass.session)) {
      refused = SessionEnded{};
    } else if (const auto over = overQuota(pass, upload.size)) {
      refused = *over;
    } else {
      parts_.store.putUpload(upload);
    }
  });
  return refused;
}

std::optional<Upload> Uploads::find(const Pass& pass, std::string_view id) const {
  // Whatever stands in an address: a database may refuse what is no text.
  auto upload = isIdentifier(id) ? parts_.store.upload(id) : std::nullopt;
  if (!upload || upload->conversation != pass.conversation) return std::nullopt;
  return upload;
}

bool Uploads::isThere(const Upload& upload) const {
  std::error_code error;
  return fs::file_size(pathOf(upload), error) == static_cast<std::uintmax_t>(upload.size) && !error;
}

SteadyTime Uploads::sweep(SteadyTime now) {
  if (now < sweepAt_) return sweepAt_;
  sweepAt_ = now + limits::kUploadSweep;
  try {
    removeStale();
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
  return sweepAt_;
}

void Uploads::removeStale() {
  const std::int64_t before = parts_.clock() - std::chrono::milliseconds(limits::kUnusedUpload).count();
  const auto stale = parts_.store.staleUploads(before);
  if (stale.empty()) return;
  parts_.store.forgetUploads(stale, [&](const std::string& id) {
    std::error_code ignored;
    fs::remove(parts_.folder / id, ignored);
  });
}

}  // namespace pipit::server
