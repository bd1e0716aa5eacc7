#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "domain/Mail.h"
#include "mail/SmtpServer.h"

namespace pipit::server {

// Speaks with a mail server (RFC 5321), by libcurl: a connection for each mail. Blocks; one thread at a time.
class Smtp {
 public:
  // `from`: an address, of the envelope as well.
  Smtp(SmtpServer server, std::string from, SmtpTimes times = {});

  // Ends within a second of a stop.
  MailResult send(const Mail& mail, const std::stop_token& stop) const;
  // Comes, gives its name and password, and goes. What is wrong, if anything is.
  std::optional<std::string> tryOut() const;

 private:
  struct Transfer;

  SmtpServer server_;
  std::string from_;
  SmtpTimes times_;
};

}  // namespace pipit::server
