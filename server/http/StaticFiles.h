#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "http/StaticFile.h"

namespace pipit::server {

// All files of the build, read once at the start. A request's path is only ever looked up in this table, so
// no path leads outside of it.
class StaticFiles {
 public:
  // The error says what is wrong with the folder.
  static std::expected<StaticFiles, std::string> load(const std::filesystem::path& folder);

  // `path` as in a URL, with its leading "/".
  const StaticFile* find(std::string_view path) const;
  // Replaces a text in the HTML files below `prefix`; their compressed forms are dropped where it occurs.
  void substitute(std::string_view prefix, std::string_view placeholder, std::string_view value);

 private:
  std::map<std::string, StaticFile, std::less<>> files_;
};

}  // namespace pipit::server
