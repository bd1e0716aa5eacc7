#include "domain/IcuMessage.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace pipit::server {

namespace {

// Source: Unicode CLDR, plural rules.
constexpr std::array<std::string_view, 6> kCategories = {"zero", "one", "two", "few", "many", "other"};

bool isSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Goes over a message once, from its beginning to its end. After an error it is at no place of meaning.
class IcuReader {
 public:
  explicit IcuReader(std::string_view message) : rest_(message) {}

  std::expected<IcuArguments, IcuError> read() {
    readMessage(false);
    if (!error_ && !rest_.empty()) error_ = IcuError::Unbalanced;
    if (error_) return std::unexpected(*error_);
    return std::move(arguments_);
  }

 private:
  // Up to its end, or to the "}" that ends a form of a plural.
  void readMessage(bool isForm) {
    while (!error_ && !rest_.empty() && rest_[0] != '}') {
      const char c = take();
      if (c == '\'') readApostrophe(isForm);
      if (c == '{') readArgument(isForm);
    }
  }

  // Twice is an apostrophe; before what means something it begins a quotation; else it is one.
  void readApostrophe(bool isForm) {
    if (takes('\'') || rest_.empty()) return;
    const bool isQuote = std::string_view("{}<>").contains(rest_[0]) || (isForm && rest_[0] == '#');
    if (!isQuote) return;
    do {
      const std::size_t end = rest_.find('\'');
      if (end == std::string_view::npos) return fail(IcuError::Unbalanced);
      rest_.remove_prefix(end + 1);
    } while (takes('\''));
  }

  void readArgument(bool isForm) {
    const std::string name = takeWord();
    if (name.empty()) return fail(rest_.empty() ? IcuError::Unbalanced : IcuError::BadArgument);
    if (takes('}')) return arguments_.put.push_back(name);
    if (!takes(',')) return fail(rest_.empty() ? IcuError::Unbalanced : IcuError::BadArgument);
    if (takeWord() != "plural" || !takes(',')) return fail(IcuError::NotPlural);
    if (isForm) return fail(IcuError::Nested);
    arguments_.counted.push_back(name);
    readForms();
  }

  void readForms() {
    std::vector<std::string> categories;
    while (!error_ && !takes('}')) {
      const std::string category = takeWord();
      if (rest_.empty()) return fail(IcuError::Unbalanced);
      if (std::ranges::find(kCategories, category) == kCategories.end()) return fail(IcuError::BadCategory);
      if (std::ranges::find(categories, category) != categories.end()) return fail(IcuError::Twice);
      categories.push_back(category);
      readForm();
    }
    if (!error_ && std::ranges::find(categories, "other") == categories.end()) fail(IcuError::NoOther);
  }

  void readForm() {
    if (!takes('{')) return fail(IcuError::Unbalanced);
    readMessage(true);
    // Not as behind a word: what follows the brace may be part of the text around it.
    if (error_) return;
    if (rest_.empty()) return fail(IcuError::Unbalanced);
    take();
    skipSpace();
  }

  char take() {
    const char c = rest_[0];
    rest_.remove_prefix(1);
    return c;
  }

  bool takes(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // With the space around it.
  std::string takeWord() {
    skipSpace();
    const std::size_t length =
        static_cast<std::size_t>(std::ranges::find_if_not(rest_, isWordCharacter) - rest_.begin());
    std::string word(rest_.substr(0, length));
    rest_.remove_prefix(length);
    skipSpace();
    return word;
  }

  void skipSpace() {
    while (!rest_.empty() && isSpace(rest_[0])) rest_.remove_prefix(1);
  }

  void fail(IcuError error) {
    if (!error_) error_ = error;
  }

  std::string_view rest_;
  IcuArguments arguments_;
  std::optional<IcuError> error_;
};

}  // namespace

std::string_view describe(IcuError error) {
  switch (error) {
    case IcuError::Unbalanced:
      return "has a brace or a quotation without its other half";
    case IcuError::BadArgument:
      return "has braces around what is no argument";
    case IcuError::NotPlural:
      return "has an argument of a kind that is not known";
    case IcuError::BadCategory:
      return "has a plural with a category that there is not";
    case IcuError::Twice:
      return "has a plural with a category twice";
    case IcuError::NoOther:
      return "has a plural without the category other";
    case IcuError::Nested:
      return "has a plural in a plural";
  }
  return "";
}

std::expected<IcuArguments, IcuError> argumentsOf(std::string_view message) {
  return IcuReader(message).read();
}

// From the first brace on it is one quotation.
std::string icuMessageOf(std::string_view plain) {
  const std::size_t quoted = plain.find_first_of("{}");
  std::string message;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (i == quoted) message += '\'';
    message += plain[i];
    if (plain[i] == '\'') message += '\'';
  }
  return quoted == std::string_view::npos ? message : message + '\'';
}

}  // namespace pipit::server
