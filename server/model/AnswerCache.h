#pragma once

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/Responder.h"

namespace pipit::server {

// An answer that anybody may get who asks the same.
struct CachedAnswer {
  std::string text;
  End end;
};

// Answers to first questions, for limits::kCachedAnswer; the least recently used goes first.
class AnswerCache {
 public:
  // By what it is found; nothing: the question is long, or names an order or a person.
  static std::optional<std::string> keyOf(std::string_view site, std::string_view language,
                                          std::string_view question);

  const CachedAnswer* find(const std::string& key, SteadyTime now);
  void put(const std::string& key, CachedAnswer answer, SteadyTime now);
  std::size_t size() const { return rows_.size(); }

 private:
  struct Row {
    std::string key;
    CachedAnswer answer;
    SteadyTime until;
  };

  void erase(std::list<Row>::iterator row);

  std::list<Row> rows_;  // the most recently used first
  std::unordered_map<std::string_view, std::list<Row>::iterator> byKey_;
};

}  // namespace pipit::server
