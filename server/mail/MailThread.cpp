#include "mail/MailThread.h"

#include <utility>

namespace pipit::server {

MailThread::MailThread(Smtp smtp, Done done)
    : smtp_(std::move(smtp)),
      done_(std::move(done)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void MailThread::carry(Mail mail) {
  {
    const std::lock_guard lock(mutex_);
    mail_ = std::move(mail);
  }
  changed_.notify_one();
}

void MailThread::stop() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
}

void MailThread::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return mail_.has_value(); })) {
    const Mail mail = *std::exchange(mail_, std::nullopt);
    lock.unlock();
    done_(smtp_.send(mail, stop));
    lock.lock();
  }
}

}  // namespace pipit::server
