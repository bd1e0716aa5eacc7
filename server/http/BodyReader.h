#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/Errors.h"

namespace pipit::server {

// Reads the fields of a JSON body and collects what is wrong with them. Fields that nobody asks for are
// ignored.
class BodyReader {
 public:
  // An object in valid UTF-8 of moderate depth, or the issue.
  static std::expected<BodyReader, Issue> parse(std::string_view body);

  // The text of a field, or an empty one and an issue.
  std::string required(std::string_view field);
  std::string optional(std::string_view field);
  // The object of a field, or of its JSON as a text; none where there is none. Of another type: an issue.
  std::optional<boost::json::object> object(std::string_view field);
  // The list of a field; an empty one where there is none. Of another type: an issue.
  boost::json::array array(std::string_view field);
  bool has(std::string_view field) const { return body_.contains(field); }
  // There is none, or null.
  bool isNull(std::string_view field) const;
  // Nothing where there is none, or null. Of another type: an issue.
  std::optional<bool> truth(std::string_view field);
  std::optional<std::int64_t> number(std::string_view field);
  std::vector<std::string> texts(std::string_view field);
  // The fields of the object in a field; none where there is none. Of another type: an issue. What is wrong
  // in it is told by take().
  BodyReader inside(std::string_view field);
  void take(std::string_view field, const BodyReader& inner);
  void check(std::string_view field, bool fits, std::string_view rule);
  // Only the first issue of a field is told.
  void report(Issue issue);

  const std::vector<Issue>& issues() const { return issues_; }

 private:
  explicit BodyReader(boost::json::object body) : body_(std::move(body)) {}

  std::string text(std::string_view field, const boost::json::value& value);

  boost::json::object body_;
  std::vector<Issue> issues_;
};

}  // namespace pipit::server
