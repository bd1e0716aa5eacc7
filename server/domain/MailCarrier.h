#pragma once

#include "domain/Mail.h"

namespace pipit::server {

// Takes mails away, one at a time, and does not wait: what has become of one is told to Transcripts::settle.
class MailCarrier {
 public:
  virtual ~MailCarrier() = default;
  virtual void carry(Mail mail) = 0;
};

}  // namespace pipit::server
