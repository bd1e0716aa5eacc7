#include "Liar.h"

#include <algorithm>
#include <array>
#include <limits>

#include "Damage.h"
#include "base/JsonWriter.h"

namespace pipit::sim {
namespace {

constexpr std::array<Fault, 11> answers = {
    Fault::LiesWithoutValues, Fault::LiesInLength,   Fault::LiesInType,     Fault::LiesAboutKeys,
    Fault::LiesWithOldValues, Fault::LiesWithDamage, Fault::LiesTwice,      Fault::LiesLate,
    Fault::LiesToNobody,      Fault::LiesOfRefusal,  Fault::LiesOfConflict,
};
constexpr std::array<Fault, 3> unasked = {Fault::FalseEvents, Fault::PortFlood, Fault::MalformedEnvelopes};

template <std::size_t size>
std::string one(const std::array<std::string_view, size>& of, Chance& chance) {
  return std::string(of[chance.below(size)]);
}

bool isRead(Fault lie) {
  return lie >= Fault::LiesWithoutValues && lie <= Fault::LiesWithDamage;
}

std::string changed(const std::string& key, std::uint32_t version) {
  JsonWriter writer;
  writer.beginObject().member("k").string(key).endObject();
  return writeEnvelope(0, MessageType::StorageChanged, writer.text(), version);
}

}  // namespace

Liar::Liar(Scene& scene, std::uint32_t version)
    : scene_(scene),
      version_(version),
      often_(scene.chance.happens(0.3) ? 1 : scene.chance.between(0.05, 1)),
      pause_(scene.chance.between(200, 8000)) {
  for (const Fault lie : answers)
    if (scene.chance.happens(0.35)) lies_.push_back(lie);
  // Of whoever answers nothing nothing else can be seen.
  if (scene.chance.happens(0.1)) lies_.assign(1, Fault::LiesInSilence);
  for (const Fault kind : unasked)
    if (scene.chance.happens(0.4)) outbursts_.push_back(kind);
}

std::vector<Liar::Saying> Liar::answer(const Envelope& request, const Perform& perform) {
  if (lies_.empty() || !scene_.chance.happens(often_)) return {{0, reply(request.id, perform())}};
  const Fault lie = lies_[scene_.chance.below(lies_.size())];
  const bool fits = !isRead(lie) || request.type == MessageType::StorageGet;
  if (!fits) return {{0, reply(request.id, perform())}};
  scene_.note(lie);
  if (lie == Fault::LiesInSilence) return {};
  if (lie == Fault::LiesOfRefusal) return {{0, reply(request.id, refusal())}};
  if (lie == Fault::LiesOfConflict) return {{0, reply(request.id, R"({"ok":false,"code":"conflict"})")}};
  const std::string text = reply(request.id, distorted(request, lie, perform()));
  if (lie == Fault::LiesLate) return {{scene_.chance.between(0, 20000), text}};
  if (lie == Fault::LiesTwice) return {{0, text}, {scene_.chance.between(0, 100), text}};
  if (lie != Fault::LiesToNobody) return {{0, text}};
  std::vector<Saying> sayings = {{0, text}};
  for (const std::uint32_t id : {request.id + 1, request.id - 1, request.id + 64, ~0u, 0u})
    sayings.push_back({0, reply(id, R"({"ok":true,"v":["a","b","c"]})")});
  return sayings;
}

std::string Liar::distorted(const Envelope& request, Fault lie, const std::string& honest) {
  if (lie == Fault::LiesWithoutValues) return R"({"ok":true})";
  if (lie == Fault::LiesInType)
    return one<9>({R"({"ok":true,"v":"text"})", R"({"ok":true,"v":{"0":"a"}})", R"({"ok":true,"v":7})",
                   R"({"ok":true,"v":[1,2,3,4,5,6]})", R"({"ok":true,"v":[{},[],true,1e300,null,"a"]})",
                   R"({"ok":"yes","v":[]})", R"({"ok":1})", R"({"v":[null,null,null]})",
                   R"({"ok":true,"v":[[[[]]],{"__proto__":{}},"","",null,false]})"},
                  scene_.chance);
  return isRead(lie) ? values(request, lie, honest) : honest;
}

std::string Liar::values(const Envelope& request, Fault lie, const std::string& honest) {
  const auto payload = Json::parse(honest);
  const Json::Array& given = payload->items("v");
  const Json::Array& keys = request.payload.items("k");
  const std::size_t turned = lie == Fault::LiesAboutKeys ? 1 + scene_.chance.below(given.size() + 1) : 0;
  const bool isShort = lie == Fault::LiesInLength && scene_.chance.happens(0.5);
  JsonWriter writer;
  writer.beginObject().member("ok").boolean(true).member("v").beginArray();
  const std::size_t left = isShort ? 1 + scene_.chance.below(given.size()) : 0;
  for (std::size_t i = left; i < given.size(); ++i) {
    const std::string* record = given[(i + turned) % given.size()].string();
    const std::string said =
        recordInstead(i < keys.size() ? *keys[i].string() : "", record ? *record : "", lie);
    said.empty() ? writer.null() : writer.string(said);
  }
  if (lie == Fault::LiesInLength && !isShort) writer.null();
  return writer.endArray().endObject().take();
}

std::string Liar::recordInstead(const std::string& key, const std::string& record, Fault lie) {
  const auto first = old_.emplace(key, record).first;
  if (lie == Fault::LiesWithOldValues) return first->second;
  if (lie != Fault::LiesWithDamage || record.empty()) return record;
  const Fault kind = drawDamage(scene_.chance);
  return damaged(record, old_.begin()->second, kind == Fault::Huge ? Fault::BitsFlipped : kind, scene_);
}

std::string Liar::refusal() {
  const std::string code = one<9>(
      {"denied", "absent", "quota", "busy", "invalid", "timeout", "gone", "", "no such code"}, scene_.chance);
  return R"({"ok":false,"code":")" + code + R"("})";
}

std::vector<std::string> Liar::outburst() {
  if (outbursts_.empty()) return {};
  const Fault kind = outbursts_[scene_.chance.below(outbursts_.size())];
  scene_.note(kind);
  if (kind == Fault::FalseEvents) return falseEvents();
  return kind == Fault::PortFlood ? flood() : nonsense();
}

// Beyond what the frame takes at all, now and then.
std::size_t Liar::many() {
  return scene_.chance.happens(0.05) ? 2500 : 10 + scene_.chance.below(200);
}

std::vector<std::string> Liar::falseEvents() {
  std::vector<std::string> events;
  for (std::size_t i = many(); i > 0; --i)
    events.push_back(changed(
        one<6>({"session", "session", "conversation", "outbox", "", "nothing of ours"}, scene_.chance),
        version_));
  return events;
}

std::vector<std::string> Liar::flood() {
  std::vector<std::string> messages;
  for (std::size_t i = many(); i > 0; --i) {
    const auto id =
        static_cast<std::uint32_t>(scene_.chance.below(std::numeric_limits<std::uint32_t>::max()));
    switch (scene_.chance.below(4)) {
      case 0:
        messages.push_back(writeEnvelope(id, MessageType::Ping, "{}", version_));
        break;
      case 1:
        messages.push_back(writeEnvelope(0, MessageType::Open, R"({"focus":true,"full":true})", version_));
        break;
      case 2:
        messages.push_back(writeEnvelope(id, MessageType::Send, R"({"text":"  "})", version_));
        break;
      default:
        messages.push_back(reply(id, R"({"ok":true})"));
    }
  }
  return messages;
}

std::vector<std::string> Liar::nonsense() {
  std::vector<std::string> messages;
  for (std::size_t i = 1 + scene_.chance.below(40); i > 0; --i)
    messages.push_back(
        one<16>({"", "{", "null", "[]", "7", R"("text")", R"({"v":2})", R"({"v":2,"id":1,"t":"ping"})",
                 R"({"v":3,"id":1,"t":"ping","p":{}})", R"({"v":2,"id":-1,"t":"ping","p":{}})",
                 R"({"v":2,"id":1.5,"t":"reply","p":{"ok":true}})", R"({"v":2,"id":1e300,"t":"ping","p":{}})",
                 R"({"v":2,"id":"1","t":"reply","p":{"ok":true}})",
                 R"({"v":2,"id":1,"t":"storage.set","p":{"k":"a","v":"b"}})",
                 R"({"v":2,"id":1,"t":"constructor","p":{}})",
                 R"({"v":2,"id":1,"t":"ping","p":{"a":[[[[[[[[[[]]]]]]]]]]}})"},
                scene_.chance));
  return messages;
}

std::string Liar::reply(std::uint32_t id, const std::string& payload) const {
  return writeEnvelope(id, MessageType::Reply, payload, version_);
}

}  // namespace pipit::sim
