#include "model/AnswerCache.h"

#include <iterator>
#include <utility>

#include "model/Limits.h"

namespace pipit::server {

namespace {

// As long as the shortest number of an order.
constexpr int kPersonalDigits = 5;

bool isSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isPersonal(std::string_view text) {
  int digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (c == '@' || digits == kPersonalDigits) return true;
  }
  return false;
}

// Small letters of ASCII, one space for several.
std::string normalised(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!isSpace(c)) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

std::optional<std::string> AnswerCache::keyOf(std::string_view site, std::string_view language,
                                              std::string_view question) {
  if (question.size() > limits::kCachedQuestionBytes || isPersonal(question)) return std::nullopt;
  return std::string(site) + '\n' + std::string(language) + '\n' + normalised(question);
}

const CachedAnswer* AnswerCache::find(const std::string& key, SteadyTime now) {
  const auto known = byKey_.find(key);
  if (known == byKey_.end()) return nullptr;
  const auto row = known->second;
  if (row->until <= now) {
    erase(row);
    return nullptr;
  }
  rows_.splice(rows_.begin(), rows_, row);
  return &row->answer;
}

void AnswerCache::put(const std::string& key, CachedAnswer answer, SteadyTime now) {
  if (const auto known = byKey_.find(key); known != byKey_.end()) erase(known->second);
  if (rows_.size() == limits::kCachedAnswers) erase(std::prev(rows_.end()));
  rows_.push_front({key, std::move(answer), now + limits::kCachedAnswer});
  byKey_.emplace(rows_.front().key, rows_.begin());
}

void AnswerCache::erase(std::list<Row>::iterator row) {
  byKey_.erase(row->key);
  rows_.erase(row);
}

}  // namespace pipit::server
