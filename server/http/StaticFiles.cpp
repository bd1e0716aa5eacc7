#include "http/StaticFiles.h"

#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "http/Limits.h"
#include "http/MediaTypes.h"

namespace pipit::server {

namespace fs = std::filesystem;

namespace {

using Contents = std::map<std::string, std::string>;

std::expected<std::string, std::string> read(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream) return std::unexpected("cannot read " + file.string());
  return content;
}

std::expected<std::vector<fs::path>, std::string> listed(const fs::path& folder) {
  std::vector<fs::path> files;
  std::size_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (!entry->is_regular_file(error)) continue;
    const std::size_t size = entry->file_size(error);
    bytes += size;
    files.push_back(entry->path());
    const bool fits = size <= limits::kStaticFileBytes && bytes <= limits::kStaticBytes;
    if (!fits || files.size() > limits::kStaticFiles)
      return std::unexpected("holds too much at " + entry->path().string());
  }
  if (error) return std::unexpected("cannot be read: " + error.message());
  return files;
}

std::expected<Contents, std::string> readAll(const fs::path& folder) {
  const auto files = listed(folder);
  if (!files) return std::unexpected(files.error());
  Contents contents;
  for (const fs::path& file : *files) {
    auto content = read(file);
    if (!content) return std::unexpected(content.error());
    contents.emplace('/' + file.lexically_relative(folder).generic_string(), *std::move(content));
  }
  return contents;
}

void addCoding(StaticFile& file, Contents& contents, const std::string& path, Coding coding) {
  if (const auto form = contents.find(path); form != contents.end())
    file.addCoding(coding, std::move(form->second));
}

std::string replaced(std::string text, std::string_view placeholder, std::string_view value) {
  for (std::size_t at = text.find(placeholder); at != std::string::npos;
       at = text.find(placeholder, at + value.size())) {
    text.replace(at, placeholder.size(), value);
  }
  return text;
}

}  // namespace

std::expected<StaticFiles, std::string> StaticFiles::load(const fs::path& folder) {
  auto contents = readAll(folder);
  if (!contents) return std::unexpected(contents.error());
  StaticFiles files;
  for (auto& [path, content] : *contents) {
    const auto type = mediaTypeOf(path);
    if (!type) continue;
    StaticFile file(std::string(*type), content);
    addCoding(file, *contents, path + ".gz", Coding::Gzip);
    addCoding(file, *contents, path + ".br", Coding::Brotli);
    files.files_.emplace(path, std::move(file));
  }
  return files;
}

const StaticFile* StaticFiles::find(std::string_view path) const {
  const auto file = files_.find(path);
  return file == files_.end() ? nullptr : &file->second;
}

void StaticFiles::substitute(std::string_view prefix, std::string_view placeholder, std::string_view value) {
  for (auto& [path, file] : files_) {
    if (!path.starts_with(prefix) || !path.ends_with(".html") || !file.content().contains(placeholder))
      continue;
    file = StaticFile(std::string(*mediaTypeOf(path)), replaced(file.content(), placeholder, value));
  }
}

}  // namespace pipit::server
