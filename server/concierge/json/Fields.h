#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::concierge {

// Reads the fields of one JSON object and keeps the name of the first that is missing or of another type.
// What is read after that is empty, so a record is read whole and checked once.
class Fields {
 public:
  explicit Fields(const boost::json::value& value);

  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  // Empty where there is none.
  [[nodiscard]] std::string textIfAny(std::string_view key) { return has(key) ? text(key) : std::string(); }
  [[nodiscard]] std::vector<std::string> textsIfAny(std::string_view key) {
    return has(key) ? texts(key) : std::vector<std::string>();
  }
  [[nodiscard]] int number(std::string_view key, int least, int most);
  [[nodiscard]] bool flag(std::string_view key);
  [[nodiscard]] const boost::json::array& list(std::string_view key);
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }

  // Says that a field has a value that does not fit.
  void refuse(std::string_view key);

  [[nodiscard]] const std::optional<std::string>& wrong() const { return wrong_; }

 private:
  [[nodiscard]] const boost::json::value* find(std::string_view key) const;

  const boost::json::object* object_;
  std::optional<std::string> wrong_;
};

// The list under `key` of the JSON object in `text`, or what is wrong with it.
[[nodiscard]] std::expected<boost::json::array, std::string> parseList(std::string_view text,
                                                                       std::string_view key);

}  // namespace pipit::concierge
