#include "Broadcast.h"

#include <algorithm>
#include <utility>

namespace pipit::sim {
namespace {

// Longer than anything is under way.
constexpr double echo = 5000;
// docs/protocol.md, "Between tabs".
constexpr std::size_t longestMessage = 262144;
constexpr std::string_view beginning = R"({"v":1,"f":")";

}  // namespace

Broadcast::End::End(Broadcast& browser, std::string name, Receiver receiver)
    : browser_(browser),
      browserLife_(browser.life_.watch()),
      name_(std::move(name)),
      receiver_(std::move(receiver)),
      number_(++browser.lastEnd_) {
  browser_.ends_.push_back(this);
}

Broadcast::End::~End() {
  if (!browserLife_.expired()) browser_.remove(*this);
}

void Broadcast::End::post(const std::string& text) {
  if (!text.starts_with(beginning) || text.size() > 3 * longestMessage)
    throw Violation{"no message for other tabs: " + text.substr(0, 100)};
  browser_.send(*this, text);
}

void Broadcast::End::close() {
  browser_.scene_.clock.after(echo, [voice = voice_] {});
}

std::unique_ptr<Broadcast::End> Broadcast::open(const std::string& name, Receiver receiver) {
  if (!scene_.browser.channels) {
    scene_.note(Fault::ChannelMissing);
    return nullptr;
  }
  return std::make_unique<End>(*this, name, std::move(receiver));
}

void Broadcast::send(const End& from, const std::string& text) {
  const auto shared = std::make_shared<const std::string>(text);
  const std::uint64_t message = ++lastMessage_;
  for (End* end : ends_) {
    if (end == &from || end->name_ != from.name_) continue;
    double& arrival = end->arrivals_[from.number_];
    arrival =
        std::max(arrival, scene_.clock.now() + scene_.weather.tabLatency * scene_.chance.between(0.2, 1.5));
    scene_.clock.at(arrival,
                    end->life_.only([this, end, shared, message, voice = std::weak_ptr(from.voice_)] {
                      if (voice.expired()) return scene_.note(Fault::LastWordsLost);
                      if (message < end->newestHeard_) scene_.note(Fault::TabsReordered);
                      end->newestHeard_ = std::max(end->newestHeard_, message);
                      hear(*end, *shared);
                    }));
  }
}

void Broadcast::babble(const std::string& text) {
  for (End* end : ends_) scene_.clock.after(0, end->life_, [end, text] { hear(*end, text); });
}

// A copy: whoever hears it may close the channel at once.
void Broadcast::hear(const End& end, const std::string& text) {
  const Receiver receiver = end.receiver_;
  receiver(text);
}

void Broadcast::remove(const End& end) {
  std::erase(ends_, &end);
  if (scene_.chance.happens(0.5)) scene_.clock.after(echo, [voice = end.voice_] {});
}

}  // namespace pipit::sim
