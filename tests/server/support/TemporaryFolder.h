#pragma once

#include <filesystem>
#include <string>
#include <string_view>

// A folder of the test's own; it goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  std::string path(std::string_view name) const { return (folder_ / name).string(); }
  // Makes the folders above the file as well.
  void write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path folder_;
};
