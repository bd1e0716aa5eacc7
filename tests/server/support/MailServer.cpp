#include "support/MailServer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace {

class Line {
 public:
  explicit Line(int socket) : socket_(socket) {}

  void say(std::string_view text) const {
    const std::string line = std::string(text) + "\r\n";
    (void)::send(socket_, line.data(), line.size(), MSG_NOSIGNAL);
  }

  // Without its CRLF; nothing when the other side has gone.
  std::optional<std::string> hear() {
    for (;;) {
      if (const std::size_t end = heard_.find("\r\n"); end != std::string::npos) {
        std::string line = heard_.substr(0, end);
        heard_.erase(0, end + 2);
        return line;
      }
      char buffer[4096];
      const ssize_t size = ::recv(socket_, buffer, sizeof buffer, 0);
      if (size <= 0) return std::nullopt;
      heard_.append(buffer, static_cast<std::size_t>(size));
    }
  }

 private:
  int socket_;
  std::string heard_;
};

std::string between(const std::string& line, char from, char to) {
  const std::size_t start = line.find(from) + 1;
  return line.substr(start, line.find(to, start) - start);
}

// Up to the dot alone; nothing when the other side has gone.
std::optional<std::string> hearContent(Line& line) {
  std::string content;
  for (;;) {
    const auto next = line.hear();
    if (!next) return std::nullopt;
    if (*next == ".") return content;
    content += next->substr(next->starts_with('.') ? 1 : 0) + "\r\n";
  }
}

std::string_view answerToRecipient(Manner manner) {
  if (manner == Manner::Later) return "451 4.7.1 Greylisted, try again";
  return manner == Manner::Unknown ? "550 5.1.1 No such user" : "250 OK";
}

}  // namespace

MailServer::MailServer(std::deque<Manner> manners) : manners_(std::move(manners)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof place;
  auto* address = reinterpret_cast<sockaddr*>(&place);
  if (::bind(listener_, address, size) != 0 || ::listen(listener_, 8) != 0 ||
      ::getsockname(listener_, address, &size) != 0)
    throw std::runtime_error("no mail server");
  port_ = ntohs(place.sin_port);
  thread_ = std::thread([this] { serve(); });
}

MailServer::~MailServer() {
  {
    const std::lock_guard lock(mutex_);
    isEnding_ = true;
    if (open_ >= 0) ::shutdown(open_, SHUT_RDWR);
  }
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
}

std::vector<TakenMail> MailServer::mails(std::size_t count, std::chrono::seconds patience) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, patience, [&] { return mails_.size() >= count; });
  return mails_;
}

int MailServer::connections() {
  const std::lock_guard lock(mutex_);
  return connections_;
}

Manner MailServer::nextManner() {
  const std::lock_guard lock(mutex_);
  ++connections_;
  if (manners_.empty()) return Manner::Takes;
  const Manner manner = manners_.front();
  manners_.pop_front();
  return manner;
}

void MailServer::serve() {
  for (;;) {
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    const Manner manner = nextManner();
    {
      const std::lock_guard lock(mutex_);
      if (isEnding_) ::shutdown(socket, SHUT_RDWR);
      open_ = socket;
    }
    converse(socket, manner);
    const std::lock_guard lock(mutex_);
    open_ = -1;
    ::close(socket);
  }
}

void MailServer::converse(int socket, Manner manner) {
  Line line(socket);
  TakenMail mail;
  line.say("220 mail.example ESMTP");
  while (const auto command = line.hear()) {
    if (manner == Manner::Hangs) continue;
    if (command->starts_with("EHLO")) {
      line.say("250-mail.example\r\n250 AUTH PLAIN");
    } else if (command->starts_with("AUTH")) {
      mail.login = command->substr(command->rfind(' ') + 1);
      // RFC 4954, 4: without the first answer in the command, it is asked for.
      if (mail.login == "PLAIN") {
        line.say("334 ");
        mail.login = line.hear().value_or("");
      }
      line.say(manner == Manner::Denies ? "535 5.7.8 Denied" : "235 OK");
    } else if (command->starts_with("MAIL")) {
      mail.from = between(*command, '<', '>');
      line.say("250 OK");
    } else if (command->starts_with("RCPT")) {
      mail.to = between(*command, '<', '>');
      line.say(answerToRecipient(manner));
    } else if (command->starts_with("DATA")) {
      line.say("354 Go on");
      if (manner == Manner::Drops) {
        (void)line.hear();
        return;
      }
      const auto content = hearContent(line);
      if (!content) return;
      if (manner == Manner::Full) {
        line.say("452 4.3.1 Full");
        continue;
      }
      mail.content = *content;
      line.say("250 OK");
      const std::lock_guard lock(mutex_);
      mails_.push_back(mail);
      changed_.notify_all();
    } else if (command->starts_with("QUIT")) {
      line.say("221 Bye");
      return;
    } else {
      line.say("250 OK");
    }
  }
}
