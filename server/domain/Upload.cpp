#include "domain/Upload.h"

#include <boost/json.hpp>

namespace pipit::server {

namespace json = boost::json;

std::string attachmentsJson(const std::vector<Upload>& uploads) {
  if (uploads.empty()) return {};
  json::array files;
  for (const Upload& upload : uploads) {
    json::object file{{"id", upload.id}, {"name", upload.name}, {"type", upload.type}, {"size", upload.size}};
    if (upload.width > 0) file["width"] = upload.width;
    if (upload.height > 0) file["height"] = upload.height;
    files.push_back(std::move(file));
  }
  return json::serialize(files);
}

std::string namesOf(const std::vector<Upload>& uploads) {
  std::string names;
  for (const Upload& upload : uploads) names += (names.empty() ? "" : ", ") + upload.name;
  return names;
}

}  // namespace pipit::server
