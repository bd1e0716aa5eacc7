#include "http/WindowPage.h"

#include <string>

#include "http/Errors.h"

namespace pipit::server {

namespace {

constexpr std::string_view kWindowPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action "
    "'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types pipit pipit-load; "
    "connect-src ";

// The code in its address is believed where our own frame has opened it, and not a link of somebody who would
// have a visitor write into a conversation that is not theirs. Without connections no code is redeemed.
// Browsers say it on every page that is not plain http, and are asked no more than that.
bool isOpenedByFrame(const Request& request) {
  return request.fetchSite.value_or("same-origin") == "same-origin";
}

Response windowPage(const StaticFiles& files, const Request& request) {
  const StaticFile* file = files.find("/frame/window.html");
  if (file == nullptr) return notFound(request.id);
  return file->respond(request)
      .with("Content-Security-Policy",
            std::string(kWindowPolicy) + (isOpenedByFrame(request) ? "'self'" : "'none'"))
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Referrer-Policy", "no-referrer")
      .with("Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
            "magnetometer=(), midi=(), payment=(), usb=()")
      .with("Cache-Control", "no-store");
}

}  // namespace

void addWindowRoute(Router& router, const StaticFiles& files) {
  router.add("/frame/window", {{}, kRead, Place::Network, [&files](const Request& request) {
                                 return windowPage(files, request);
                               }});
}

}  // namespace pipit::server
