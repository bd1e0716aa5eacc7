// How well and how fast the concierge understands. bench.mjs starts it with the folder tests/data/concierge
// and prints what it writes.
#include <boost/json/serialize.hpp>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

#include "Score.h"
#include "Shop.h"

namespace {

namespace json = boost::json;
using namespace pipit::concierge;

constexpr int kRounds = 20;

std::string readAll(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

json::object asJson(const Tally& tally) {
  return {{"rows", tally.rows}, {"right", tally.right}};
}

json::object asJson(const Score& score) {
  json::object intents, slots;
  for (const auto& [name, tally] : score.intents) intents[name] = asJson(tally);
  for (const auto& [name, slot] : score.slots)
    slots[name] = json::object{{"all", asJson(slot.all)}, {"said", asJson(slot.said)}};
  return {{"rows", asJson(score.rows)},
          {"intent", asJson(score.intent)},
          {"said", asJson(score.said)},
          {"intents", intents},
          {"slots", slots}};
}

// Messages of one split and language, or of all languages.
Score scoreOf(const std::vector<Utterance>& utterances, const Vocabulary& vocabulary, std::string_view split,
              std::string_view language) {
  Score score;
  for (const auto& utterance : utterances) {
    if (utterance.split != split || (!language.empty() && utterance.language != language)) continue;
    score.add(utterance, understand(utterance.text, vocabulary, Awaiting::Nothing));
  }
  return score;
}

// What is held back is not shown: nobody is to write a rule for it.
json::array mistakesOf(const std::vector<Utterance>& utterances, const Vocabulary& vocabulary) {
  json::array mistakes;
  for (const auto& utterance : utterances) {
    if (utterance.split != "train") continue;
    const auto mistake = mistakeIn(utterance, understand(utterance.text, vocabulary, Awaiting::Nothing));
    if (!mistake.empty()) mistakes.push_back(json::object{{"text", utterance.text}, {"mistake", mistake}});
  }
  return mistakes;
}

double messagesASecond(const std::vector<Utterance>& utterances, const Vocabulary& vocabulary) {
  std::size_t understood = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < kRounds; ++round) {
    for (const auto& utterance : utterances) {
      if (understand(utterance.text, vocabulary, Awaiting::Nothing).confidence > 0) ++understood;
    }
  }
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  return static_cast<double>(understood) / passed.count();
}

double milliseconds(std::string_view text, const Vocabulary& vocabulary) {
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < kRounds; ++round) (void)understand(text, vocabulary, Awaiting::Nothing);
  const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - start;
  return passed.count() / kRounds;
}

// Words that are nearly known ones take longest.
std::string longText(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += "neckaces bracelat under $300 ";
  return text.substr(0, bytes);
}

}  // namespace

int main(int count, char** arguments) {
  const std::string folder = count > 1 ? arguments[1] : "tests/data/concierge";
  const auto shop = Shop::load(readAll(folder + "/catalogue.json"), readAll(folder + "/orders.json"));
  if (!shop) {
    std::cerr << shop.error() << '\n';
    return 1;
  }
  const auto utterances = parseUtterances(readAll(folder + "/utterances.json"));
  const auto& vocabulary = shop->vocabulary();
  json::object out;
  for (const std::string_view split : {"train", "test"}) {
    json::object languages{{"all", asJson(scoreOf(utterances, vocabulary, split, ""))}};
    for (const auto language : kLanguages)
      languages[name(language)] = asJson(scoreOf(utterances, vocabulary, split, name(language)));
    out[split] = std::move(languages);
  }
  out["mistakes"] = mistakesOf(utterances, vocabulary);
  out["messagesASecond"] = messagesASecond(utterances, vocabulary);
  out["halfOfTheLongest"] = milliseconds(longText(2'500), vocabulary);
  out["longest"] = milliseconds(longText(5'000), vocabulary);
  std::cout << json::serialize(out) << '\n';
}
