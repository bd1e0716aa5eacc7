#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "domain/Site.h"
#include "http/Request.h"
#include "http/Response.h"

namespace pipit::server {

// The document inside the widget's iframe. It comes from the build with a place for the site's configuration,
// and leaves with a policy that lets in nothing but its own files, under pages of the site's allowlist alone.
class FramePage {
 public:
  static constexpr std::string_view kPlaceholder = "{{config}}";

  // Nothing but the one placeholder is looked for; a document without it is an error.
  static std::expected<FramePage, std::string> parse(std::string_view document);

  // As it is at this moment, in milliseconds since 1970; `sendsMail`: the service can; `texts`: where the
  // frame finds them if they are not those of the build.
  Response forSite(const Site& site, const Request& request, std::int64_t now, bool sendsMail = false,
                   std::string_view texts = {}) const;
  // 404. Anyone may embed it, since it has to tell its host what is wrong.
  Response forUnknownSite(const Request& request) const;
  // Where the build has put the frame's scripts, with "*" for the name; empty if the document does not say.
  std::string_view parts() const;

 private:
  FramePage(std::string before, std::string after);

  // What the policy says of one site alone.
  struct Sources {
    std::string images;
    std::string ancestors;
  };

  Response render(int status, std::string_view configuration, const Sources& sources, const Request& request,
                  std::string_view texts = {}) const;
  static void addHeaders(Response& response, const Sources& sources);

  std::string before_;
  std::string after_;
  std::size_t partsAt_;  // in after_
};

// The sources of pictures, with a space before each: those that messages may show.
std::string imageSources(const Site& site);

// The frame-ancestors directive of an allowlist, with "; " before it. A browser cannot read IPv6 addresses
// there: such entries are left out, and pages there cannot embed the frame.
std::string frameAncestors(const Site& site);

}  // namespace pipit::server
