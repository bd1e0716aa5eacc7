#include "http/FramePage.h"

#include <boost/json.hpp>
#include <utility>

#include "http/Compression.h"
#include "http/Negotiation.h"
#include "http/SiteJson.h"
#include "http/StaticFile.h"

namespace pipit::server {

namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:";

constexpr std::string_view kRestOfPolicy =
    "; connect-src 'self'; font-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for "
    "'script'; "
    "trusted-types 'none'";

// It tells nobody anything that its address does not: compressing gives nothing away.
constexpr std::array kForms = {true, false, true};

constexpr std::string_view kPermissions =
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "midi=(), payment=(), usb=()";

// Pages that isolate themselves embed a frame with either. Without pictures from elsewhere the older one,
// which every browser knows; with them the one that loads these without cookies and does not ask their hosts
// for a header.
constexpr std::string_view embedderPolicy(bool hasForeignImages) {
  return hasForeignImages ? "credentialless" : "require-corp";
}

constexpr std::string_view kParts = "data-parts=\"";

}  // namespace

FramePage::FramePage(std::string before, std::string after)
    : before_(std::move(before)), after_(std::move(after)), partsAt_(after_.find(kParts)) {}

std::string_view FramePage::parts() const {
  if (partsAt_ == std::string::npos) return {};
  const std::string_view value = std::string_view(after_).substr(partsAt_ + kParts.size());
  return value.substr(0, value.find('"'));
}

void FramePage::addHeaders(Response& response, const Sources& sources) {
  response
      .with("Content-Security-Policy",
            std::string(kPolicy) + sources.images + std::string(kRestOfPolicy) + sources.ancestors)
      .with("Referrer-Policy", "no-referrer")
      .with("Cross-Origin-Embedder-Policy", embedderPolicy(!sources.images.empty()))
      .with("Cross-Origin-Resource-Policy", "cross-origin")
      .with("Permissions-Policy", kPermissions)
      .with("Cache-Control", "no-cache");
}

std::expected<FramePage, std::string> FramePage::parse(std::string_view document) {
  const std::size_t at = document.find(kPlaceholder);
  if (at == std::string_view::npos)
    return std::unexpected("has no " + std::string(kPlaceholder) + " in frame/index.html");
  return FramePage(std::string(document.substr(0, at)),
                   std::string(document.substr(at + kPlaceholder.size())));
}

Response FramePage::forSite(const Site& site, const Request& request, std::int64_t now, bool sendsMail,
                            std::string_view texts) const {
  return render(200, scriptSafe(configurationOf(site, now, sendsMail)),
                {imageSources(site), frameAncestors(site)}, request, texts);
}

Response FramePage::forUnknownSite(const Request& request) const {
  return render(404, scriptSafe({{"error", "site.unknown"}}), {}, request);
}

Response FramePage::render(int status, std::string_view configuration, const Sources& sources,
                           const Request& request, std::string_view texts) const {
  std::string document = before_ + std::string(configuration) + after_;
  if (!texts.empty() && partsAt_ != std::string::npos)
    document.insert(document.size() - after_.size() + partsAt_, "data-texts=\"" + std::string(texts) + "\" ");
  const bool isSmall = negotiate(request.acceptEncoding.value_or(""), kForms) == Coding::Brotli;
  const std::string tag = entityTag(document, isSmall ? "br" : "");
  const bool isKnown = status == 200 && request.ifNoneMatch && namesTag(*request.ifNoneMatch, tag);
  Response response{.status = isKnown ? 304 : status, .headers = {}, .body = nullptr};
  addHeaders(response, sources);
  response.with("ETag", tag).with("Vary", "Accept-Encoding");
  if (isKnown) return response;
  response.with("Content-Type", "text/html; charset=utf-8");
  if (isSmall) response.with("Content-Encoding", "br");
  response.body = bodyOf(isSmall ? brotliOf(document) : std::move(document));
  return response;
}

std::string imageSources(const Site& site) {
  std::string sources;
  for (const std::string& host : site.imageHosts) sources += " https://" + host;
  if (!site.avatar.empty()) {
    sources += ' ';
    sources += site.avatar.substr(0, site.avatar.find_first_of("/?#", 8));
  }
  return sources;
}

std::string frameAncestors(const Site& site) {
  std::string sources;
  for (const std::string& entry : site.allow) {
    if (!entry.contains('[')) sources += ' ' + entry;
  }
  return "; frame-ancestors" + (sources.empty() ? " 'none'" : sources);
}

}  // namespace pipit::server
