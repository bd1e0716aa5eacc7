#include "Damage.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "base/Utf8.h"
#include "storage/Record.h"

namespace pipit::sim {
namespace {

constexpr int first = static_cast<int>(Fault::Truncated);
constexpr int kinds = static_cast<int>(Fault::Huge) - first + 1;
constexpr std::string_view asideSuffix = ".aside";

std::string flipBits(std::string text, Chance& chance) {
  for (std::size_t i = text.empty() ? 0 : 1 + chance.below(4); i > 0; --i) {
    // The seven bits that leave ASCII what it is: a storage holds no broken UTF-8.
    char& letter = text[chance.below(text.size())];
    if ((letter & 0x80) == 0) letter = static_cast<char>(letter ^ (1 << chance.below(7)));
  }
  return text;
}

std::string foreignText(Chance& chance) {
  constexpr std::array<std::string_view, 8> texts = {
      "hello",
      "null",
      "{}",
      "pipit",
      "pipit2 j",
      "\n",
      "pipit2 j 1 2 broken\n{}",
      "pipit2 z 1732150000000 1734742000000 0123456789abcdef\n\xE3\x90\x80"};
  return std::string(texts[chance.below(texts.size())]);
}

// With its checksum made good: what every script of the page can do.
std::string rewritten(const std::string& text, const std::function<void(Record&)>& change) {
  auto record = Record::decode(text, 0);
  if (!record) return text;
  change(*record);
  return record->encode();
}

// Numbers that no clock ever showed.
std::string withAbsurdNumbers(std::string payload, Chance& chance) {
  constexpr std::array<std::string_view, 4> absurd = {"1e300", "-1e300", "0.5", "18446744073709551616"};
  for (const std::string_view name : {R"("at":)", R"("expires":)", R"("read":)"})
    for (std::size_t at = payload.find(name); at != std::string::npos; at = payload.find(name, at + 1)) {
      const std::size_t begin = at + name.size();
      const std::size_t end = payload.find_first_not_of("0123456789", begin);
      payload.replace(begin, end - begin, absurd[chance.below(absurd.size())]);
    }
  return payload;
}

// Also one that fits alone, and takes up so much of a reply that others do not.
std::string huge(Chance& chance) {
  if (chance.happens(0.3)) return std::string(storageCapacity - 1000, '"');
  return std::string(chance.happens(0.5) ? storageCapacity + 1 : storageCapacity - 1000, 'x');
}

Fault faultOf(std::string_view key) {
  if (key == "session") return Fault::SessionDamaged;
  if (key == "conversation") return Fault::ConversationDamaged;
  if (key == "outbox") return Fault::OutboxDamaged;
  if (key == "swept") return Fault::SweptDamaged;
  return Fault::DraftDamaged;
}

std::vector<std::string> keysOf(const Storage& storage) {
  std::vector<std::string> keys;
  for (const auto& [key, record] : storage.records())
    if (!key.ends_with(asideSuffix)) keys.push_back(key);
  return keys;
}

}  // namespace

Fault drawDamage(Chance& chance) {
  const auto kind = static_cast<Fault>(first + static_cast<int>(chance.below(kinds)));
  // It takes the simulation long.
  return kind == Fault::Huge && chance.happens(0.7) ? Fault::Truncated : kind;
}

std::string damaged(const std::string& record, const std::string& other, Fault kind, Scene& scene) {
  switch (kind) {
    case Fault::Truncated:
      return std::string(truncateUtf8(record, scene.chance.below(record.size())));
    case Fault::BitsFlipped:
      return flipBits(record, scene.chance);
    case Fault::FutureVersion:
      return "pipit3" + record.substr(std::min<std::size_t>(record.size(), 6));
    case Fault::Expired:
      return rewritten(record, [&](Record& old) { old.expires = scene.instant().wall - 1; });
    case Fault::OfAnotherKey:
      return other;
    case Fault::AbsurdNumbers:
      return rewritten(record,
                       [&](Record& odd) { odd.payload = withAbsurdNumbers(odd.payload, scene.chance); });
    case Fault::Huge:
      return huge(scene.chance);
    default:
      return foreignText(scene.chance);
  }
}

void damageRecord(Scene& scene, Storage& storage, const std::function<void(const Damaged&)>& tell) {
  const auto keys = keysOf(storage);
  if (keys.empty()) return;
  // Of the one that every page writes there is the most.
  std::string key = keys[scene.chance.below(keys.size())];
  if (key == "swept") key = keys[scene.chance.below(keys.size())];
  const Fault kind = drawDamage(scene.chance);
  const std::string before = storage.at(key);
  const std::string after = damaged(before, storage.at(keys[scene.chance.below(keys.size())]), kind, scene);
  if (after == before) return;
  scene.note(kind);
  scene.note(faultOf(key));
  scene.say("storage  ", key, ": ", faultNames[static_cast<std::size_t>(kind)], ", ", after.size());
  storage.replace(key, after);
  tell({key, before, after, scene.chance.happens(0.5)});
}

}  // namespace pipit::sim
