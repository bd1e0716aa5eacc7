#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

// How a mail server treats one connection. Later, Unknown: it answers RCPT with 451, 550; Full: the content
// with 452; Drops: it closes in the middle of the content; Hangs: it greets and says no more; Denies: it
// takes no password.
enum class Manner : std::uint8_t { Takes, Later, Unknown, Full, Drops, Hangs, Denies };

struct TakenMail {
  std::string from;
  std::string to;
  std::string content;  // as it came, with CRLF; without the dots that the protocol adds
  std::string login;    // what AUTH PLAIN said, in base64
};

// A small mail server (RFC 5321) on a free port, one connection after the other. Connections that nothing was
// said of are taken.
class MailServer {
 public:
  explicit MailServer(std::deque<Manner> manners = {});
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;
  ~MailServer();

  std::string address(const std::string& login = {}) const {
    return "smtp://" + login + "127.0.0.1:" + std::to_string(port_);
  }
  // Waits for so many, and gives what came up to then.
  std::vector<TakenMail> mails(std::size_t count, std::chrono::seconds patience = std::chrono::seconds(30));
  int connections();

 private:
  void serve();
  void converse(int socket, Manner manner);
  Manner nextManner();

  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Manner> manners_;
  std::vector<TakenMail> mails_;
  int connections_ = 0;
  int open_ = -1;
  bool isEnding_ = false;
  std::thread thread_;
};
