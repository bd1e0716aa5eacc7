#include "app/ArticleFolder.h"

#include <algorithm>
#include <filesystem>

#include "app/Quoted.h"
#include "app/ReadFile.h"
#include "domain/Limits.h"
#include "domain/articles/ArticleFile.h"

namespace pipit::server {

namespace fs = std::filesystem;

namespace {

constexpr const char* kOption = "--articles";
constexpr const char* kAllowed = "a folder of LANGUAGE/NAME.md and SITE/LANGUAGE/NAME.md";

bool isLanguage(std::string_view name) {
  return name.size() >= 2 && name.size() <= 3 &&
         std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
}

Problem problemOf(const fs::path& path, const std::string& wrong) {
  return {kOption, inQuotes(path.string()) + ' ' + wrong, kAllowed};
}

// The path from the folder says whose it is.
std::optional<Article> placed(const fs::path& path, Article article) {
  const std::vector<std::string> parts(path.begin(), path.end());
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  article.site = parts.size() == 3 ? parts[0] : "";
  article.language = parts[parts.size() - 2];
  article.name = path.stem().string();
  if (!isLanguage(article.language) || !isArticleName(article.name)) return std::nullopt;
  return article;
}

std::vector<fs::path> filesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".md") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::expected<std::vector<Article>, Problem> readArticles(const std::string& folder) {
  std::vector<Article> articles;
  try {
    for (const fs::path& file : filesIn(folder)) {
      const auto content = readFile(kOption, file.string(), kAllowed, limits::kArticleBytes);
      if (!content) return std::unexpected(content.error());
      auto article = readArticle(*content);
      if (!article) return std::unexpected(problemOf(file, article.error()));
      auto there = placed(fs::relative(file, folder), *std::move(article));
      if (!there)
        return std::unexpected(
            problemOf(file,
                      "is not in the folder of a language, or its name is not of small letters, digits "
                      "and hyphens"));
      articles.push_back(*std::move(there));
      if (articles.size() > limits::kArticles)
        return std::unexpected(problemOf(folder, "has too many files"));
    }
  } catch (const fs::filesystem_error&) {
    return std::unexpected(problemOf(folder, "cannot be read"));
  }
  return articles;
}

}  // namespace pipit::server
