#include "Continuity.h"

#include "storage/Record.h"

namespace pipit::sim {
namespace {

Json payloadOf(const std::string& text, double wall) {
  const auto record = Record::decode(text, wall);
  std::string_view payload = record ? std::string_view(record->payload) : std::string_view();
  if (record && record->deflated) payload.remove_prefix(std::min(payload.size(), deflated.size()));
  return Json::parse(payload).value_or(Json{});
}

}  // namespace

void Continuity::stored(const Storage::Written& written, const std::string& conversation) {
  const bool isSession = written.key == "session";
  if (written.writer == Storage::Writer::Deceived && (isSession || written.key == "conversation"))
    meddled_ = true;
  if (!isSession || meddled_) return;
  const Conversation* before = target(written.before);
  const Conversation* after = target(written.after);
  if (before && after != before && !erased_.contains(before))
    throw Violation{"the session's record leaves " + before->name()};
  // Whoever finds it so takes it away first.
  const bool isDamaged = !written.before.empty() && payloadOf(written.before, 0).text("token").empty();
  damaged_ = damaged_ || isDamaged;
  const Conversation* owed = damaged_ && after ? spare(conversation) : nullptr;
  if (after) damaged_ = false;
  if (owed && after != owed && !erased_.contains(owed))
    throw Violation{after->name() + " is begun, though the conversation's record still leads to " +
                    owed->name()};
}

void Continuity::erase() {
  for (const auto& conversation : service_.conversations()) erased_.insert(conversation.get());
}

const Conversation* Continuity::target(const std::string& session) const {
  return service_.conversationOf(std::string(payloadOf(session, scene_.instant().wall).text("token")));
}

const Conversation* Continuity::spare(const std::string& conversation) const {
  const Json payload = payloadOf(conversation, scene_.instant().wall);
  const Json* session = payload.find("session");
  return session ? service_.conversationOf(std::string(session->text("token"))) : nullptr;
}

}  // namespace pipit::sim
