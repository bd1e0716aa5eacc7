#include <utility>

#include "base/JsonWriter.h"
#include "runtime/Engine.h"

// Who the page says that the visitor is. It goes to the service with the session, and to all tabs, of which
// any may be the one that leads. Of two words the later one counts.

namespace pipit {

void Engine::takeContext(const std::string& context) {
  isContextNews_ |= context_ != context;
  context_ = context;
}

// Another than the one whose conversation is here finds nothing of it.
void Engine::identify(const std::string& person, Instant time, Commands& commands) {
  // Whoever is known stays, where it is not said who else it is.
  if (identityOf(person).empty()) return bridge_.post(MessageType::Identified, jsonOf("code", "identity"));
  isIdentifying_ = true;
  if (person == person_.text) return;
  const auto& session = service_.session();
  const std::string known =
      session && !session->identity.empty() ? session->identity : identityOf(person_.text);
  if (isOther(known, identityOf(person))) eraseAll(byNobody, time, commands);
  takePerson({clock_.stamp(time.wall), person}, time);
  sayPerson();
}

void Engine::takePerson(Draft person, Instant time) {
  if (!clock_.see(person.stamp, time.wall) || person <= person_) return;
  person_ = std::move(person);
  service_.identify(person_.text);
}

// The service does not believe it: nobody is to try it again.
void Engine::disown(Instant time) {
  takePerson({clock_.stamp(time.wall), {}}, time);
  sayPerson();
}

void Engine::sayPerson() {
  if (person_.stamp > 0) say(TabMessageType::Person, person_.json());
}

// Whichever tab has asked the service: its session, or that there is nobody any more, is heard by all.
void Engine::answerIdentify() {
  const bool isRefused = person_.text.empty();
  if (!isIdentifying_ || !(isRefused || service_.isIdentified())) return;
  isIdentifying_ = false;
  bridge_.post(MessageType::Identified, jsonOf("code", isRefused ? "identity" : ""));
}

}  // namespace pipit
