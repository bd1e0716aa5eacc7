#include "http/AdminPages.h"

#include <array>
#include <boost/json.hpp>
#include <string>
#include <utility>

#include "domain/SiteRules.h"
#include "http/Errors.h"
#include "http/Query.h"
#include "http/SiteJson.h"
#include "http/SiteLook.h"

namespace pipit::server {

namespace {

constexpr std::string_view kPlaceholder = "{{config}}";

// Nothing but its own files, in nobody's frame.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

// A picture of who answers may come from anywhere.
constexpr std::string_view kPreviewPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: https:; connect-src "
    "'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for "
    "'script'; "
    "trusted-types 'none'";

Response withDocumentHeaders(Response response, std::string_view policy) {
  return response.with("Cache-Control", "no-store")
      .with("Content-Security-Policy", policy)
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Cross-Origin-Resource-Policy", "same-origin")
      .with("Referrer-Policy", "no-referrer");
}

Response page(const StaticFiles& files, const Request& request) {
  const StaticFile* file = files.find("/admin/index.html");
  if (file == nullptr) return notFound(request.id);
  return withDocumentHeaders(file->respond(request), kPagePolicy);
}

// Their names carry a hash of what is in them.
Response asset(const StaticFiles& files, const Request& request) {
  const StaticFile* file = files.find(request.path);
  if (file == nullptr) return notFound(request.id);
  return file->respond(request)
      .with("Cache-Control", "public, max-age=31536000, immutable")
      .with("Cross-Origin-Resource-Policy", "same-origin");
}

std::string asked(const Request& request, std::string_view name) {
  return queryParameter(request.query, name).value_or(std::nullopt).value_or("");
}

constexpr std::array<std::pair<std::string_view, std::string Site::*>, 4> kLook = {
    {{"accent", &Site::accent}, {"radius", &Site::radius}, {"font", &Site::font}, {"avatar", &Site::avatar}}};

// What no site may have, as while somebody still types it, looks as if it had not been asked for.
Site askedLook(const Request& request) {
  Site site;
  site.id = "preview";
  site.allow = {"https://preview.example"};
  site.openIn = "tab";
  for (const auto& [name, member] : kLook) {
    Site wanted = site;
    wanted.*member = asked(request, name);
    if (checkedSite(wanted)) site = std::move(wanted);
  }
  return site;
}

Response preview(const StaticFiles& files, const Request& request) {
  const StaticFile* file = files.find(request.path);
  if (file == nullptr) return notFound(request.id);
  std::string document = file->content();
  if (const std::size_t at = document.find(kPlaceholder); at != std::string::npos)
    document.replace(at, kPlaceholder.size(), scriptSafe({{"look", lookOf(askedLook(request))}}));
  Response response{.status = 200, .headers = {}, .body = bodyOf(std::move(document))};
  return withDocumentHeaders(std::move(response.with("Content-Type", "text/html; charset=utf-8")),
                             kPreviewPolicy);
}

Response answer(const StaticFiles& files, const Request& request) {
  if (request.path == "/admin" || request.path == "/admin/") return page(files, request);
  if (request.path == "/admin/preview.html") return preview(files, request);
  return request.path.ends_with(".html") ? notFound(request.id) : asset(files, request);
}

}  // namespace

void addAdminPages(Router& router, const StaticFiles& files) {
  for (const char* path : {"/admin", "/admin/*"})
    router.add(path, {"/admin", kRead, Place::Network,
                      [&files](const Request& request) { return answer(files, request); }});
}

}  // namespace pipit::server
