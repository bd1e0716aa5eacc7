#include "mail/Smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace pipit::server {

namespace {

// Thread-safe once, as the language has it, and before any thread of ours.
void prepare() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)ready;
}

// RFC 5321, 4.2.1: 5 is for good. But what is said of us and not of this mail (530, 534, 535, 538) the
// operator can mend, and so it is when the login fails.
bool isForGood(CURLcode code, long answer) {
  constexpr std::array kOfUs = {530L, 534L, 535L, 538L};
  return code != CURLE_LOGIN_DENIED && answer >= 500 && answer < 600 &&
         std::ranges::find(kOfUs, answer) == kOfUs.end();
}

std::size_t ignored(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

}  // namespace

struct Smtp::Transfer {
  explicit Transfer(const Smtp& smtp) : handle(curl_easy_init(), curl_easy_cleanup) {
    const std::string host = smtp.from_.substr(smtp.from_.rfind('@') + 1);
    set(CURLOPT_URL, (smtp.server_.url + '/' + host).c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(smtp.times_.connect.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(smtp.times_.whole.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>((smtp.times_.answer.count() + 999) / 1'000));
    set(CURLOPT_USE_SSL, smtp.server_.needsTls ? long{CURLUSESSL_ALL} : long{CURLUSESSL_TRY});
    set(CURLOPT_WRITEFUNCTION, &ignored);
    if (smtp.server_.user.empty()) return;
    set(CURLOPT_USERNAME, smtp.server_.user.c_str());
    set(CURLOPT_PASSWORD, smtp.server_.password.c_str());
  }

  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(handle.get(), option, value);
  }

  void content(const Mail& mail, const std::string& from) {
    rest = mail.content;
    recipients.reset(curl_slist_append(nullptr, ('<' + mail.address + '>').c_str()));
    sender = '<' + from + '>';
    set(CURLOPT_MAIL_FROM, sender.c_str());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &Transfer::read);
    set(CURLOPT_READDATA, this);
  }

  void endWith(const std::stop_token& stop) {
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &Transfer::isStopped);
    set(CURLOPT_XFERINFODATA, &stop);
  }

  CURLcode perform() { return curl_easy_perform(handle.get()); }

  long answer() const {
    long code = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &code);
    return code;
  }

  static std::size_t read(char* to, std::size_t size, std::size_t count, void* self) {
    std::string_view& rest = static_cast<Transfer*>(self)->rest;
    const std::size_t length = std::min(size * count, rest.size());
    std::memcpy(to, rest.data(), length);
    rest.remove_prefix(length);
    return length;
  }

  static int isStopped(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
  }

  std::unique_ptr<CURL, void (*)(CURL*)> handle;
  std::unique_ptr<curl_slist, void (*)(curl_slist*)> recipients{nullptr, curl_slist_free_all};
  std::string sender;
  std::string_view rest;
};

namespace {

// Numbers and the library's own words: what a server says may name the address.
std::string wordsFor(CURLcode code, long answer) {
  return std::string(curl_easy_strerror(code)) +
         (answer > 0 ? "; the server's last answer was " + std::to_string(answer) : "");
}

}  // namespace

Smtp::Smtp(SmtpServer server, std::string from, SmtpTimes times)
    : server_(std::move(server)), from_(std::move(from)), times_(times) {
  prepare();
}

MailResult Smtp::send(const Mail& mail, const std::stop_token& stop) const {
  Transfer transfer(*this);
  transfer.content(mail, from_);
  transfer.endWith(stop);
  const CURLcode code = transfer.perform();
  if (code == CURLE_OK) return {MailOutcome::Sent, {}};
  const long answer = transfer.answer();
  return {isForGood(code, answer) ? MailOutcome::Refused : MailOutcome::Postponed, wordsFor(code, answer)};
}

std::optional<std::string> Smtp::tryOut() const {
  Transfer transfer(*this);
  transfer.set(CURLOPT_CUSTOMREQUEST, "NOOP");
  const CURLcode code = transfer.perform();
  return code == CURLE_OK ? std::nullopt : std::optional(wordsFor(code, transfer.answer()));
}

}  // namespace pipit::server
