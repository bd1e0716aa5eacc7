#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/Json.h"
#include "bridge/Envelope.h"

namespace pipit {

// What a host page may say over the port, checked: one struct and one validator each.
namespace host {

struct Open {
  bool focus;
  bool full;  // the panel covers the page
};
struct Close {};
struct Send {
  std::uint32_t id;
  std::string text;  // 1 to limits::visitorTextCodePoints code points, with something to see
  bool isDraft;      // for the visitor to send or change
};
// A text that does not fit: the host page is told, so that its promise rejects.
struct BadSend {
  std::uint32_t id;
};
// Another tab of the browser wrote that key; empty: any.
struct StorageChanged {
  std::string key;
};
// The page may be about to go: what is to be stored is stored now, since its end is not told in time.
struct Leaving {};
// What the page says of looks and words, all of it: the last one counts.
struct Configure {
  Json options;  // members that are texts of at most limits::optionBytes
};
// A request that says nothing more than that; or a word with a text that is for the service alone.
struct Ask {
  std::uint32_t id;
  MessageType what;  // Erase, Conversation, Ping, Identify, Context or Logout
  // At most limits::handedBytes. Of Identify and Context JSON, which only the service reads; of Logout the
  // token of a session that the page has taken out of its storage before this frame was there, or empty.
  std::string text = {};
};
struct Reply {
  std::uint32_t id;
  bool ok;
  std::string code;  // if not ok
  Json payload;
};

}  // namespace host

using HostMessage = std::variant<host::Open, host::Close, host::Send, host::BadSend, host::StorageChanged,
                                 host::Leaving, host::Configure, host::Ask, host::Reply>;

// Nothing for a type that only the frame may send, or a payload that does not fit.
[[nodiscard]] std::optional<HostMessage> hostMessageOf(Envelope envelope);

// A visitor's text as it will be sent; nothing if it is empty or too long.
[[nodiscard]] std::optional<std::string> visitorText(std::string_view text);

}  // namespace pipit
