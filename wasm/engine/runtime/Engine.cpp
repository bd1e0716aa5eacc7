#include "runtime/Engine.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "base/Dispatch.h"
#include "runtime/Attendance.h"
#include "runtime/Ticket.h"

namespace pipit {
namespace {

// What tells of the agent who is there, or else the ticket by which one is waited for. Of the messages that
// the next page has at once.
std::string personAsked(const MessageStore::Messages& messages) {
  if (const Message* joined = attendance(messages)) return joined->extra;
  std::size_t looked = 0;
  for (auto message = messages.rbegin(); message != messages.rend() && looked++ < limits::storedMessages;
       ++message)
    if (hasTicket(*message)) return message->extra;
  return {};
}

}  // namespace

void Engine::handle(const Event& event, Instant time, Commands& commands) {
  if (isBooted_ == std::holds_alternative<event::Boot>(event)) return;
  dispatch([&](const auto& happened) { on(happened, time, commands); }, event);
  settle(time, commands);
}

void Engine::settle(Instant time, Commands& commands) {
  bridge_.expire(time.now);
  for (const Bridge::Settled& answer : bridge_.takeSettled()) storage_.settle(answer, time);
  answerErasures();
  // What the visitor sees comes before what goes over the network, and the word to other tabs before both:
  // they take it in while this one renders.
  Commands words;
  Commands network;
  takeStored(time, network);
  if (isServing()) {
    finishRestore(time, network);
    settleTabs(time, network);
    service_.step(time, network);
    takeServiceNews(time, commands);
    // News may have made new work: a session that was lost, a message that waits.
    service_.step(time, network);
    answerIdentify();
    postToTabs(time, words);
    noteStorageHealth();
    makeRoom(time);
    store(time);
    callHost(time, network);
    // After what was just written, so that it is not our own of a moment ago that is found.
    consultStorage(time);
  }
  show(time, commands);
  commands.splice(commands.begin(), words);
  commands.splice(commands.end(), network);
  reportToHost();
  askBrowser(commands);
  for (std::string& text : bridge_.takeOutgoing()) add<command::PostPort>(commands, std::move(text));
  arm(time, commands);
}

// The host page does not answer: perhaps its half of the port is gone. It is asked for a new one.
void Engine::callHost(Instant time, Commands& commands) {
  if (!bridge_.isLost() || !callBackoff_.due(time.now)) return;
  callBackoff_.fail(time.now, random_);
  add<command::PostWindow>(commands, handshake_->origin(), handshake_->ready());
}

void Engine::show(Instant time, Commands& commands) {
  if (handshake_) rows_.update(store_, isOpen_, time.now, commands);
  if (isRestored_) restorePlace(time.now);
  if (handshake_) rows_.show(store_, handshake_->origin(), time.now, commands);
  command::ShowStatus status;
  status.phase = !refusal_.empty() ? wire::Phase::Refused
                 : isRestored_     ? wire::Phase::Ready
                                   : wire::Phase::Starting;
  status.refusal = refusal_;
  status.connection = service_.connection();
  status.open = isOpen_;
  status.full = isFull_;
  status.typing = service_.isTyping(time.now) && !store_.isGrowing();
  status.unread = store_.unread();
  status.older = store_.oldestSeq() > 1;
  status.loadingOlder = service_.isLoadingOlder();
  const bool saysEnd = notice_ == wire::Notice::None && store_.isOver();
  status.notice = saysEnd ? wire::Notice::ConversationEnded : notice_;
  status.wait = service_.heldFor(time.now);
  status.ticket = personAsked(store_.messages());
  status_.update(std::move(status), commands);
}

// One timer for all: the glue replaces the last one.
void Engine::arm(Instant time, Commands& commands) {
  if (!isServing()) return;
  std::optional<double> next;
  const auto call = bridge_.isLost() ? std::optional(callBackoff_.notBefore()) : std::nullopt;
  const bool readsLater = !tabRecords_.empty() && !storage_.isPeeking();
  const auto records = readsLater ? std::optional(tabRecordsDue_) : std::nullopt;
  const auto answers = owed_ == Owed{} ? std::nullopt : std::optional(answersDue_);
  const auto alert = unheard_ ? std::optional(unheardUntil_) : std::nullopt;
  for (const auto deadline :
       {call, answers, alert, records, bridge_.deadline(), isRestored_ ? storage_.deadline() : std::nullopt,
        service_.deadline(time.now), leadership_.deadline(), rows_.wakeAt()})
    if (deadline && (!next || *deadline < *next)) next = deadline;
  if (!next) return;
  const bool isArmed = armedFor_ == *next && armedFor_ > time.now;
  if (isArmed) return;
  armedFor_ = *next;
  // Rounded up, since an alarm that goes off within the last millisecond would be set again and again.
  add<command::SetAlarm>(commands, std::clamp(std::ceil(*next - time.now), 0.0, limits::longestAlarm));
}

std::uint32_t Engine::dropped() const {
  return bridge_.dropped() + storage_.damaged() + service_.dropped() + tabs_.dropped();
}

}  // namespace pipit
