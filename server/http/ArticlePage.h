#pragma once

#include <string_view>

#include "domain/articles/Article.h"
#include "http/Response.h"

namespace pipit::server {

// An article as a page without scripts. Its markdown goes through the same policy as messages: no HTML, and
// links to http, https, mailto and tel alone.
// `document` is the page around it, with {{language}}, {{direction}}, {{title}} and {{article}} in it.
Response articlePage(const Article& article, std::string_view document);

}  // namespace pipit::server
