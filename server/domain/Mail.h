#pragma once

#include <cstdint>
#include <string>

namespace pipit::server {

// A copy of a conversation that somebody has asked for, as it waits to be sent. What is in it is made when it
// goes, from message `first` to `seq`.
struct MailRequest {
  std::string id;  // also of its Message-ID, so that a mail that came twice can be known as one
  std::string site;
  std::string conversation;
  std::string address;
  std::string client;  // who asked, as a keyed hash: enough to count by
  std::string locale;
  std::int64_t seq = 0;
  std::int64_t at = 0;  // milliseconds since 1970
  std::int64_t first = 1;
};

struct WaitingMail {
  MailRequest request;
  std::int64_t tries = 0;  // in vain
  std::int64_t due = 0;    // milliseconds since 1970
};

// By whom requests are counted.
enum class MailCount : std::uint8_t { Conversation, Client, Address };

// What goes out: `content` is a whole message after RFC 5322, with CRLF.
struct Mail {
  std::string id;
  std::string address;
  std::string content;
};

// Refused: for good; the rest may go better later.
enum class MailOutcome : std::uint8_t { Sent, Postponed, Refused };

struct MailResult {
  MailOutcome outcome = MailOutcome::Postponed;
  std::string problem;  // for the log: never an address
};

}  // namespace pipit::server
