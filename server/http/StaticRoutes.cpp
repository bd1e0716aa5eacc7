#include "http/StaticRoutes.h"

#include <string>

#include "http/Errors.h"

namespace pipit::server {

namespace {

Response fileOr404(const StaticFiles& files, std::string_view path, const Request& request) {
  const StaticFile* file = files.find(path);
  return file == nullptr ? notFound(request.id) : file->respond(request);
}

// While all chats are switched off pages have a script that does nothing, or none where they name its hash.
Response noScript() {
  Response response{.status = 200, .headers = {}, .body = nullptr};
  return response.with("Content-Type", "text/javascript; charset=utf-8").with("Cache-Control", "no-cache");
}

// Host pages load it with a plain tag or, with an integrity attribute, by CORS. How long a browser keeps it
// is how long the kill switch takes to reach new pages: with limits::kRolloutLook less than a minute.
Response script(const StaticFiles& files, bool isKilled, const Request& request) {
  Response response =
      isKilled ? noScript()
               : fileOr404(files, request.path, request).with("Cache-Control", "public, max-age=45");
  return response.with("Cross-Origin-Resource-Policy", "cross-origin")
      .with("Access-Control-Allow-Origin", "*");
}

// Their names carry a hash of what is in them. pipit.js loads the second script by CORS, with its integrity.
Response asset(const StaticFiles& files, const Request& request) {
  Response response = fileOr404(files, request.path, request);
  if (response.status == 404) return response;
  return response.with("Cache-Control", "public, max-age=31536000, immutable")
      .with("Cross-Origin-Resource-Policy", "cross-origin")
      .with("Access-Control-Allow-Origin", "*");
}

// All that the widget needs of a host page's policy: its script and its frame. The shop shows that it is
// enough. The other frame, 'self', is the playground's preview.
std::string shopPolicy(std::string_view widgetOrigin) {
  const std::string widget(widgetOrigin);
  return "default-src 'self'; script-src 'self' " + widget + "; frame-src " + widget +
         " 'self'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'";
}

Response redirect(std::string_view path) {
  Response response{.status = 301, .headers = {}, .body = nullptr};
  return response.with("Location", path).with("Cache-Control", "no-cache");
}

Response shopPage(const StaticFiles& files, const std::string& policy, const Request& request) {
  const bool isFolder = request.path.ends_with('/');
  if (!isFolder && files.find(request.path + "/index.html") != nullptr) return redirect(request.path + '/');
  Response response = fileOr404(files, isFolder ? request.path + "index.html" : request.path, request);
  if (response.status == 404) return response;
  return response.with("Cache-Control", "no-cache").with("Content-Security-Policy", policy);
}

}  // namespace

void addStaticRoutes(Router& router, const StaticFiles& files, std::string_view widgetOrigin,
                     const std::atomic<bool>& isKilled) {
  const Handler shop = [&files, policy = shopPolicy(widgetOrigin)](const Request& request) {
    return shopPage(files, policy, request);
  };
  for (const char* path : {"/pipit.js", "/pipit-chat.js"})
    router.add(path, {{}, kRead, Place::Network, [&files, &isKilled](const Request& request) {
                        return script(files, isKilled, request);
                      }});
  router.add("/assets/*",
             {{}, kRead, Place::Network, [&files](const Request& request) { return asset(files, request); }});
  router.add("/embed", {"/embed/*", kRead, Place::Network, shop});
  router.add("/embed/*", {{}, kRead, Place::Network, shop});
}

}  // namespace pipit::server
