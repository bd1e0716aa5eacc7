#include "http/UploadRoutes.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/Utf8.h"
#include "domain/Limits.h"
#include "http/Bearer.h"
#include "http/Errors.h"
#include "http/JsonResponse.h"
#include "http/Query.h"
#include "http/RateHeaders.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kUpload = "/api/uploads/:id";
// A day's quota is free again bit by bit: to ask each hour is enough.
constexpr std::int64_t kQuotaWait = 3'600'000;
constexpr std::int64_t kQuotaWindow = 86'400;

Response refused(const SessionEnded&, const Uploads&, const Request& request) {
  return invalidPass(request.id);
}

Response refused(const UploadTooOften& why, const Uploads&, const Request& request) {
  return tooOften(why.wait, "Too many files; wait a moment.", request);
}

Response overQuota(UploadRefused why, const Uploads& uploads, const Request& request) {
  const std::string_view name = why == UploadRefused::SiteQuota ? "upload-site" : "upload-day";
  Response response = errorResponse(429, "upload.quota", "No more files can be taken today.", request.id)
                          .with("Retry-After", std::to_string(kQuotaWait / 1'000));
  const std::int64_t files = uploads.quota(why).files;
  if (files > 0) response = withPolicy(std::move(response), {name, files, kQuotaWindow});
  return withStanding(std::move(response), name, {0, kQuotaWait});
}

Response refused(UploadRefused why, const Uploads& uploads, const Request& request) {
  switch (why) {
    case UploadRefused::Off:
      return errorResponse(403, "upload.off", "This site takes no files.", request.id);
    case UploadRefused::Type:
      return errorResponse(415, "upload.type", "Only PNG, JPEG, GIF, WebP and PDF are taken.", request.id);
    case UploadRefused::ConversationQuota:
    case UploadRefused::SiteQuota:
      break;
  }
  return overQuota(why, uploads, request);
}

Response refused(const UploadProblem& problem, const Uploads& uploads, const Request& request) {
  return std::visit([&](const auto& why) { return refused(why, uploads, request); }, problem);
}

Response created(const Upload& upload) {
  return jsonResponse(201, json::parse(attachmentsJson({upload})).as_array().at(0).as_object());
}

// Names come as they stand in addresses, since a header has no letters but ASCII's.
std::expected<std::string, Issue> nameIn(const Request& request) {
  const Issue wrong{"X-Pipit-Filename", "validation.range",
                    "At most 200 characters of UTF-8, percent-encoded."};
  const auto name = percentDecoded(request.filename.value_or(""));
  const bool fits = name && isUtf8(*name) && countCodePoints(*name) <= limits::kFileNameCodePoints;
  if (!fits) return std::unexpected(wrong);
  return *name;
}

// Asked twice: before the body comes, where "100" says that it may, and with it.
Response upload(const Pass& pass, Uploads& uploads, const Request& request) {
  const auto name = nameIn(request);
  if (!name) return invalid({name.error()}, request.id);
  if (request.file.empty()) {
    const auto admitted = uploads.admit(pass);
    return admitted ? Response{.status = 100, .headers = {}, .body = nullptr}
                    : refused(admitted.error(), uploads, request);
  }
  const auto taken = uploads.take(pass, request.file, *name);
  return taken ? created(*taken) : refused(taken.error(), uploads, request);
}

Response uploadLimited(const Chat& chat, Uploads& uploads, const Request& request) {
  const auto pass = passOf(chat, request);
  if (!pass) return withPolicy(invalidPass(request.id), uploads.rate());
  return withRate(upload(*pass, uploads, request), uploads.rate(), pass->visitor);
}

// RFC 8187, 3.2: all but attr-char is escaped, so nothing of a name can end the header.
std::string dispositionOf(const Upload& file) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`|~";
  std::string text = file.width > 0 ? "inline" : "attachment";
  text += "; filename*=UTF-8''";
  for (const char c : file.name) {
    if (kPlain.contains(c)) {
      text += c;
    } else {
      text += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return text;
}

// Whatever it holds, it does nothing where it is opened by itself.
Response download(const Chat& chat, const Uploads& uploads, const Request& request) {
  const auto pass = passOf(chat, request);
  if (!pass) return invalidPass(request.id);
  const auto file = uploads.find(*pass, variablePart(kUpload, request.path));
  if (!file || !uploads.isThere(*file)) return notFound(request.id);
  Response response{.status = 200, .headers = {}, .body = nullptr};
  response.file = {uploads.pathOf(*file), static_cast<std::size_t>(file->size)};
  return response.with("Content-Type", file->type)
      .with("Content-Disposition", dispositionOf(*file))
      .with("Content-Security-Policy", "sandbox; default-src 'none'")
      .with("Cross-Origin-Resource-Policy", "same-origin")
      .with("Cache-Control", "private");
}

}  // namespace

void addUploadRoutes(Router& router, const Chat& chat, Uploads& uploads) {
  router.add("/api/uploads", {{}, "POST", Place::Upload, [&](const Request& request) {
                                return uploadLimited(chat, uploads, request);
                              }});
  router.add(kUpload, {{}, kRead, Place::Desk, [&](const Request& request) {
                         return download(chat, uploads, request);
                       }});
}

}  // namespace pipit::server
