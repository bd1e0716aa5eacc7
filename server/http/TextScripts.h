#pragma once

#include <string>
#include <string_view>

#include "domain/Wording.h"
#include "http/Request.h"
#include "http/Response.h"
#include "http/StaticFiles.h"

namespace pipit::server {

// The frame's texts for sites that say things in words of their own (docs/languages.md): for each language
// and group a script that takes what the build has made and puts the owner's messages in its place. They
// stand in it as data, which the frame's part `wording` reads: nothing of them is code.
class TextScripts {
 public:
  // `parts`: where the build has put the frame's scripts, with "*" for the name. `files` must live as long.
  TextScripts(std::string_view parts, const StaticFiles& files) : parts_(parts), files_(files) {}

  // Where the frame finds those of the site, with "*" for the name; another one whenever they are others.
  // Empty where the site has none.
  std::string addressFor(const Site& site, const Wording& wording) const;
  // At this address of the site. Where it is an older one the texts are those of today.
  Response respond(const Site& site, const Wording& wording, const Request& request) const;

 private:
  std::string built(std::string_view name) const;
  std::string scriptOf(const Site& site, const Wording& wording, std::string_view language,
                       bool isMore) const;

  std::string parts_;
  const StaticFiles& files_;
};

}  // namespace pipit::server
