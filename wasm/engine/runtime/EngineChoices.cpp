#include <utility>

#include "base/JsonWriter.h"
#include "runtime/Engine.h"

// How the visitor wants the chat to be, which is so in all tabs, and in which of them they are.

namespace pipit {
namespace {

// How the panel stands, and what a tab says of the visitor: they are there, were there last, or the page
// goes.
constexpr std::string_view opened = "open";
constexpr std::string_view closed = "closed";
constexpr std::string_view here = "here";
constexpr std::string_view there = "there";
constexpr std::string_view gone = "gone";

}  // namespace

void Engine::on(const event::VisitorChoice& event, Instant time, Commands& commands) {
  choices_ = {clock_.stamp(time.wall),
              static_cast<std::uint32_t>(event.theme),
              static_cast<std::uint32_t>(event.textSize),
              event.sound,
              static_cast<std::uint32_t>(event.locale),
              event.notify};
  showChoices(commands);
  sayChoices();
  storage_.touchUrgently("choices");
  act();
}

void Engine::takeStoredChoices(const Json& json, Instant time, Commands& commands) {
  Choices stored = Choices::parse(json);
  if (!clock_.see(stored.stamp, time.wall)) {
    if (isRestored_) return;
    stored.stamp = clock_.stamp(time.wall);
  }
  (void)takeChoices(stored, time, commands);
}

// One that was away when it was chosen is told.
void Engine::takeTabChoices(const Json& payload, Instant time, Commands& commands) {
  const bool isOlder = !takeChoices(Choices::parse(payload), time, commands);
  if (isOlder && leadership_.leads()) owed_.draft = true;
}

// False: ours were chosen later.
bool Engine::takeChoices(const Choices& choices, Instant time, Commands& commands) {
  if (!clock_.see(choices.stamp, time.wall) || choices == choices_) return true;
  if (choices < choices_) return false;
  choices_ = choices;
  showChoices(commands);
  return true;
}

void Engine::showChoices(Commands& commands) const {
  add<command::ShowChoices>(commands, static_cast<wire::Theme>(choices_.theme),
                            static_cast<wire::TextSize>(choices_.textSize), choices_.sound,
                            static_cast<wire::Locale>(choices_.locale), choices_.notify);
}

void Engine::sayChoices() {
  if (choices_.stamp > 0) say(TabMessageType::Choices, choices_.json());
}

// By the visitor, on the host page or in the frame.
void Engine::turnPanel(bool isOpen, Instant time) {
  if (isOpen_ == isOpen) return;
  isOpen_ = isOpen;
  panel_ = {clock_.stamp(time.wall), std::string(isOpen ? opened : closed)};
  acting_ = Acting::Here;
  sayPanel(here);
  sayTurned();
}

void Engine::act() {
  if (acting_ == Acting::Here) return;
  acting_ = Acting::Here;
  sayPanel(here);
}

void Engine::stopActing() {
  if (acting_ == Acting::Here) sayPanel(gone);
  acting_ = Acting::Nowhere;
}

void Engine::sayPanel(std::string_view state) {
  say(TabMessageType::Panel, jsonOf("is", state));
}

void Engine::sayTurned() {
  if (panel_.stamp > 0) say(TabMessageType::Panel, panel_.json());
}

// Where the owner wants it, the panel is open or closed in all tabs; the host page says when it has done so.
// It opens in none that came after it was opened: that page was gone to.
void Engine::takeTurned(Draft panel, Instant time) {
  if (!clock_.see(panel.stamp, time.wall) || panel <= panel_) return;
  panel_ = std::move(panel);
  const bool isOpen = panel_.text == opened;
  if (!config_->opensEverywhere || isOpen_ == isOpen || panel_.stamp < begunAt_) return;
  isOpen_ = isOpen;
  bridge_.tell(isOpen ? MessageType::Open : MessageType::Close, "{}");
}

void Engine::takeTabPanel(const Json& payload, Instant time) {
  if (payload.find("order")) return takeTurned(Draft::parse(payload), time);
  const std::string_view state = payload.text("is");
  // Who says only that they were there until now may have yet to hear that they are here.
  if (state != there || acting_ != Acting::Here)
    acting_ = state == gone ? Acting::Nowhere : Acting::Elsewhere;
  if (state != gone) unheard_.reset();
}

// Once for all tabs: where the visitor was last, or in the one that leads if that one is gone.
void Engine::alert(const Message& message, double now, Commands& commands) {
  if (!choices_.sound && !choices_.notify) return;
  const bool sound = choices_.sound && !(isOpen_ && isVisible_);
  command::Alert alert{sound, static_cast<wire::Author>(message.author), message.text};
  if (acting_ == Acting::Here) sayPanel(there);
  const bool isOurs = acting_ == Acting::Here || leadership_.leads();
  if (!isOurs || !(sound || choices_.notify)) return;
  if (acting_ != Acting::Elsewhere) return void(commands.emplace_back(std::move(alert)));
  unheard_ = std::move(alert);
  unheardUntil_ = now + limits::alertPatience;
}

// That tab has not said that it does so: it went without a word.
void Engine::alertForAnother(double now, Commands& commands) {
  if (!unheard_ || now < unheardUntil_) return;
  acting_ = Acting::Nowhere;
  commands.emplace_back(*std::exchange(unheard_, std::nullopt));
}

}  // namespace pipit
