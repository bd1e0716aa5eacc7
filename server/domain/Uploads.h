#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/Clock.h"
#include "domain/Pass.h"
#include "domain/RateLimiter.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Telemetry.h"
#include "domain/Upload.h"

namespace pipit::server {

// What may be uploaded in 24 hours. 0: no limit.
struct UploadQuota {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
};

enum class UploadRefused : std::uint8_t { Off, Type, ConversationQuota, SiteQuota };
// Too many in a moment; `wait` is in milliseconds.
struct UploadTooOften {
  std::int64_t wait = 0;
};
using UploadProblem = std::variant<UploadRefused, UploadTooOften, SessionEnded>;

// Visitors' files: who may upload, what is taken, and when it goes. What is in them lies in one folder, under
// their ids; what is known of them in the store. Runs on the desk's thread (docs/decisions/0014).
class Uploads {
 public:
  struct Parts {
    Store& store;
    Telemetry& telemetry;
    std::filesystem::path folder;
    WallClock clock;
    RateLimit rate;
    UploadQuota conversation;
    UploadQuota site;
    RatePool* pool = nullptr;  // none: there is nobody to share it with
  };

  explicit Uploads(Parts parts) : parts_(std::move(parts)), rate_(parts_.rate, "upload", parts_.pool) {}

  // Whether a file may come at all, before any of it does.
  std::expected<void, UploadProblem> admit(const Pass& pass);
  // By visitors.
  const RateLimiter& rate() const { return rate_; }
  const UploadQuota& quota(UploadRefused why) const {
    return why == UploadRefused::SiteQuota ? parts_.site : parts_.conversation;
  }
  // A file that has come whole. It moves to its place, durably, or stays where it is.
  std::expected<Upload, UploadProblem> take(const Pass& pass, const std::filesystem::path& file,
                                            std::string_view name);
  // None where there is none, and none of another's.
  std::optional<Upload> find(const Pass& pass, std::string_view id) const;
  // Also in its folder, which a restored database may know nothing of.
  bool isThere(const Upload& upload) const;
  std::filesystem::path pathOf(const Upload& upload) const { return parts_.folder / upload.id; }

  // What nobody sent in time goes, and what belonged to a conversation that is gone. The answer is when to
  // come back.
  SteadyTime sweep(SteadyTime now);

 private:
  void removeStale();
  bool isSwitchedOn(const Pass& pass) const;
  // Else it is known from then on.
  std::optional<UploadProblem> refusal(const Pass& pass, const Upload& upload);
  std::optional<UploadRefused> overQuota(const Pass& pass, std::int64_t bytes) const;

  Parts parts_;
  RateLimiter rate_;
  SteadyTime sweepAt_{};
};

}  // namespace pipit::server
