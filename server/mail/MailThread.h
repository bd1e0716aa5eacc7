#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "domain/MailCarrier.h"
#include "mail/Smtp.h"

namespace pipit::server {

// A thread of its own for what may take minutes. `done` is called there.
class MailThread : public MailCarrier {
 public:
  using Done = std::function<void(MailResult)>;

  explicit MailThread(Smtp smtp, Done done);
  ~MailThread() override { stop(); }

  void carry(Mail mail) override;
  // What is on its way is broken off, and told to be postponed, before this returns.
  void stop();

 private:
  void run(const std::stop_token& stop);

  Smtp smtp_;
  Done done_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<Mail> mail_;
  std::jthread thread_;
};

}  // namespace pipit::server
