#include "tabs/TabDigest.h"

#include "base/Hash.h"

namespace pipit {

TabDigest TabDigest::parse(const Json& payload) {
  return {std::string(payload.text("conversation")), payload.count("change"), payload.count("read"),
          payload.count("draft"), payload.count("waiting")};
}

void TabDigest::write(JsonWriter& writer) const {
  if (!conversation.empty()) writer.member("conversation").string(conversation);
  writer.member("change").number(change).member("read").number(read);
  writer.member("draft").number(draft).member("waiting").number(waiting);
}

std::uint32_t TabDigest::of(std::string_view text) {
  return static_cast<std::uint32_t>(fnv1a(text));
}

}  // namespace pipit
