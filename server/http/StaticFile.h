#pragma once

#include <array>
#include <optional>
#include <string>

#include "http/Negotiation.h"
#include "http/Request.h"
#include "http/Response.h"

namespace pipit::server {

// One file in the forms in which the build made it: as it is, gzip, brotli. Lives as long as the program.
class StaticFile {
 public:
  StaticFile(std::string mediaType, std::string content);

  void addCoding(Coding coding, std::string content);
  // The fitting form, or 304.
  Response respond(const Request& request) const;
  const std::string& content() const { return *forms_[0]->body; }

 private:
  struct Form {
    Response::Body body;
    std::string tag;
  };

  std::array<bool, kCodings> available() const;

  std::string mediaType_;
  std::array<std::optional<Form>, kCodings> forms_;
};

// A strong entity tag from the content, quoted.
std::string entityTag(std::string_view content, std::string_view suffix = {});

}  // namespace pipit::server
