#include "app/ArticleFolder.h"

#include <algorithm>
#include <filesystem>

#include "app/Quoted.h"
#include "app/ReadFile.h"
#include "domain/Limits.h"
#include "domain/SiteRules.h"
#include "domain/articles/ArticleFile.h"

namespace pipit::server {

namespace fs = std::filesystem;

namespace {

constexpr const char* kOption = "--articles";
constexpr const char* kAllowed = "a folder of LANGUAGE/NAME.md and SITE/LANGUAGE/NAME.md";
constexpr const char* kMisplaced =
    "is not in the folder of a language, or its name is not of small letters, digits and hyphens";
// SITE/LANGUAGE/NAME
constexpr int kArticleLevels = 3;

Problem problemOf(const fs::path& path, const std::string& wrong) {
  return {kOption, inQuotes(path.string()) + ' ' + wrong, kAllowed};
}

// The path from the folder says whose it is.
std::optional<Article> placed(const fs::path& path, Article article) {
  const std::vector<std::string> parts(path.begin(), path.end());
  if (parts.size() < 2 || parts.size() > kArticleLevels) return std::nullopt;
  const bool isOfSite = parts.size() == kArticleLevels;
  article.site = isOfSite ? parts[0] : "";
  article.language = parts[parts.size() - 2];
  article.name = path.stem().string();
  const bool isNamed = isArticleLanguage(article.language) && isArticleName(article.name) &&
                       (!isOfSite || isSiteId(article.site));
  return isNamed ? std::optional(std::move(article)) : std::nullopt;
}

// What is hidden is somebody else's: version control, or where a container's volume keeps what links in the
// folder lead to.
bool isHidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

// All that may be articles, and one more than there may be if there are too many.
std::vector<fs::path> filesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::end(entry); ++entry) {
    if (isHidden(*entry) || entry.depth() == kArticleLevels) entry.disable_recursion_pending();
    const bool isOne = !isHidden(*entry) && entry->path().extension() == ".md" && !entry->is_directory();
    if (isOne) files.push_back(entry->path());
    if (files.size() > limits::kArticles) break;
  }
  std::ranges::sort(files);
  return files;
}

// A link shows files of the folder alone, so that nobody who may write there reads what the service may.
bool isInside(const fs::path& file, const fs::path& folder) {
  const fs::path real = fs::canonical(file).lexically_relative(fs::canonical(folder));
  return !real.empty() && *real.begin() != "..";
}

std::expected<Article, Problem> articleIn(const fs::path& file, const fs::path& folder) {
  if (!fs::is_regular_file(file)) return std::unexpected(problemOf(file, "is no file"));
  if (!isInside(file, folder))
    return std::unexpected(problemOf(file, "is a link that leads out of the folder"));
  const auto content = readFile(kOption, file.string(), kAllowed, limits::kArticleBytes);
  if (!content) return std::unexpected(content.error());
  auto article = readArticle(*content);
  if (!article) return std::unexpected(problemOf(file, article.error()));
  auto there = placed(file.lexically_relative(folder), *std::move(article));
  if (!there) return std::unexpected(problemOf(file, kMisplaced));
  return *std::move(there);
}

}  // namespace

std::expected<std::vector<Article>, Problem> readArticles(const std::string& folder) {
  std::vector<Article> articles;
  try {
    const auto files = filesIn(folder);
    if (files.size() > limits::kArticles) return std::unexpected(problemOf(folder, "has too many files"));
    for (const fs::path& file : files) {
      auto article = articleIn(file, folder);
      if (!article) return std::unexpected(article.error());
      articles.push_back(*std::move(article));
    }
  } catch (const fs::filesystem_error&) {
    return std::unexpected(problemOf(folder, "cannot be read"));
  }
  return articles;
}

}  // namespace pipit::server
