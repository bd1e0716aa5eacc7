#pragma once

#include <expected>
#include <string>
#include <vector>

#include "app/Problem.h"
#include "domain/articles/Article.h"

namespace pipit::server {

// The articles in a folder: LANGUAGE/NAME.md for all sites, SITE/LANGUAGE/NAME.md for one. Other files are
// left alone. A file that is none is a problem, named in it; so is a folder that cannot be read.
std::expected<std::vector<Article>, Problem> readArticles(const std::string& folder);

}  // namespace pipit::server
