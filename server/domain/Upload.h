#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::server {

// A visitor's file as the store knows it; what is in it lies in a folder, under its id.
struct Upload {
  std::string id;
  std::string conversation;
  std::string site;
  std::string name;  // as the visitor's device called it, cleaned: FileName.h
  std::string type;  // by what is in it: Sniffing.h
  std::int64_t size = 0;
  // Of a picture, in pixels; else 0.
  std::int64_t width = 0;
  std::int64_t height = 0;
  std::int64_t at = 0;  // milliseconds since 1970
  bool isUsed = false;  // a message refers to it

  bool operator==(const Upload&) const = default;
};

// What visitors have uploaded in some time.
struct UploadCount {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
};

// As messages carry them: [{id, name, type, size, width?, height?}].
std::string attachmentsJson(const std::vector<Upload>& uploads);
// What a message says that says nothing beside its files.
std::string namesOf(const std::vector<Upload>& uploads);

}  // namespace pipit::server
