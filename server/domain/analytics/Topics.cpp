#include "domain/analytics/Topics.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "base/Utf8.h"
#include "domain/Limits.h"
#include "domain/analytics/StopWords.h"
#include "metrics/Characters.h"
#include "metrics/Redaction.h"

namespace pipit::server {

namespace {

// How often each came, and which came first.
class TopicCounts {
 public:
  void add(const std::string& topic) {
    if (const auto known = counts_.find(topic); known != counts_.end())
      ++known->second.first;
    else if (counts_.size() < limits::kTopicWords)
      counts_.emplace(topic, std::pair(1, static_cast<int>(counts_.size())));
  }

  std::vector<std::string> most() const {
    using Counted = std::pair<std::string, std::pair<int, int>>;
    std::vector<Counted> all(counts_.begin(), counts_.end());
    std::ranges::sort(all, [](const Counted& one, const Counted& other) {
      const auto [count, place] = one.second;
      const auto [otherCount, otherPlace] = other.second;
      return count != otherCount ? count > otherCount : place < otherPlace;
    });
    std::vector<std::string> topics;
    for (const Counted& counted : all) {
      if (topics.size() == limits::kTopics) break;
      topics.push_back(counted.first);
    }
    return topics;
  }

 private:
  std::map<std::string, std::pair<int, int>> counts_;
};

// Of the Latin, Greek and Cyrillic letters that have a small one at a distance.
char32_t small(char32_t letter) {
  const auto isIn = [letter](char32_t first, char32_t last) { return letter >= first && letter <= last; };
  if (isIn('A', 'Z') || (isIn(0xc0, 0xde) && letter != 0xd7) || isIn(0x391, 0x3a9) || isIn(0x410, 0x42f))
    return letter + 0x20;
  return isIn(0x400, 0x40f) ? letter + 0x50 : letter;
}

bool isOfTopic(char32_t letter) {
  if (letter < 0x80) return characters::isLetter(static_cast<char>(letter));
  // Beyond ASCII: neither signs, nor spaces, nor general punctuation and what follows it, nor emojis.
  const bool isSign =
      letter < 0xc0 || letter == 0xd7 || letter == 0xf7 || (letter >= 0x2000 && letter < 0x2c00);
  const bool isFullStop = letter >= 0x3000 && letter < 0x3040;
  return !isSign && !isFullStop && letter < 0x1f000 && !isInvisible(letter);
}

bool isOfNumber(char32_t letter) {
  return letter < 0x80 && (characters::isDigit(static_cast<char>(letter)) || letter == '_');
}

// A run of letters and digits; of which those with a digit are somebody's number and not a word.
struct TopicRun {
  std::string word;
  std::size_t letters = 0;
  bool hasDigit = false;
  char32_t before = 0;

  bool isTopic() const {
    return !hasDigit && before != '[' && letters >= limits::kTopicWordLeast &&
           letters <= limits::kTopicWordMost && !isStopWord(word);
  }
};

TopicRun nextRun(std::string_view& text) {
  TopicRun run;
  while (!text.empty()) {
    const char32_t letter = takeCodePoint(text);
    if (isOfNumber(letter)) run.hasDigit = true;
    if (isOfNumber(letter) || isOfTopic(letter)) {
      ++run.letters;
      // Longer ones are no topic, however much of them is kept.
      if (run.letters <= limits::kTopicWordMost) appendUtf8(run.word, small(letter));
    } else if (run.letters > 0) {
      break;
    } else {
      run.before = letter;
    }
  }
  return run;
}

TopicCounts wordsIn(const std::vector<std::string_view>& texts) {
  TopicCounts counts;
  for (const std::string_view text : texts) {
    const std::string safe = redacted(text);
    std::string_view rest(safe);
    while (!rest.empty())
      if (const TopicRun run = nextRun(rest); run.isTopic()) counts.add(run.word);
  }
  return counts;
}

}  // namespace

std::vector<std::string> topicsOf(const std::vector<std::string_view>& texts, const TopicOf& topicOf) {
  TopicCounts known;
  for (const std::string_view text : texts)
    if (const std::string topic = topicOf ? topicOf(text) : std::string(); !topic.empty()) known.add(topic);
  auto topics = known.most();
  return topics.empty() ? wordsIn(texts).most() : std::move(topics);
}

}  // namespace pipit::server
