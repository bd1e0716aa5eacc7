#include "store/MailTable.h"

#include <soci/soci.h>

namespace pipit::server {

namespace {

std::string countedBy(MailCount by) {
  switch (by) {
    case MailCount::Conversation:
      return "conversation";
    case MailCount::Client:
      return "client";
    case MailCount::Address:
      break;
  }
  return "address";
}

}  // namespace

void MailTable::insert(const MailRequest& mail) {
  const long long seq = mail.seq, at = mail.at;
  sql_ << "INSERT INTO mails (id, site, conversation, address, client, locale, seq, at, tries, due)"
          " VALUES (:id, :site, :conversation, :address, :client, :locale, :seq, :at, 0, :due)",
      soci::use(mail.id), soci::use(mail.site), soci::use(mail.conversation), soci::use(mail.address),
      soci::use(mail.client), soci::use(mail.locale), soci::use(seq), soci::use(at), soci::use(at);
}

std::int64_t MailTable::waiting() {
  long long count = 0;
  sql_ << "SELECT COUNT(*) FROM mails WHERE due IS NOT NULL", soci::into(count);
  return count;
}

// An address is one, however it is written.
std::optional<std::int64_t> MailTable::asked(MailCount by, const std::string& whose, std::int64_t since,
                                             int nth) {
  const long long from = since;
  const int skipped = nth - 1;
  long long at = 0;
  sql_ << "SELECT at FROM mails WHERE lower(" << countedBy(by)
       << ") = lower(:whose) AND at > :since ORDER BY at DESC LIMIT 1 OFFSET :skipped",
      soci::use(whose), soci::use(from), soci::use(skipped), soci::into(at);
  if (!sql_.got_data()) return std::nullopt;
  return at;
}

std::optional<WaitingMail> MailTable::next() {
  WaitingMail mail;
  MailRequest& request = mail.request;
  long long first = 0, seq = 0, at = 0, tries = 0, due = 0;
  sql_ << "SELECT id, site, conversation, address, client, locale, first, seq, at, tries, due FROM mails"
          " WHERE due IS NOT NULL ORDER BY due LIMIT 1",
      soci::into(request.id), soci::into(request.site), soci::into(request.conversation),
      soci::into(request.address), soci::into(request.client), soci::into(request.locale), soci::into(first),
      soci::into(seq), soci::into(at), soci::into(tries), soci::into(due);
  if (!sql_.got_data()) return std::nullopt;
  request.first = first;
  request.seq = seq;
  request.at = at;
  mail.tries = tries;
  mail.due = due;
  return mail;
}

bool MailTable::take(const WaitingMail& mail, std::int64_t due) {
  const long long moment = due, before = mail.due;
  std::string taken;
  sql_ << "UPDATE mails SET tries = tries + 1, due = :due WHERE id = :id AND due = :before RETURNING id",
      soci::use(moment), soci::use(mail.request.id), soci::use(before), soci::into(taken);
  return !taken.empty();
}

void MailTable::postpone(const std::string& id, std::int64_t due) {
  const long long moment = due;
  sql_ << "UPDATE mails SET due = :due WHERE id = :id AND due IS NOT NULL", soci::use(moment), soci::use(id);
}

void MailTable::end(const std::string& id) {
  sql_ << "UPDATE mails SET due = NULL WHERE id = :id", soci::use(id);
}

void MailTable::move(const std::string& from, const std::string& into, std::int64_t before) {
  const long long shift = before;
  sql_ << "UPDATE mails SET conversation = :into, first = first + :shift, seq = seq + :same WHERE "
          "conversation = :from",
      soci::use(into), soci::use(shift), soci::use(shift), soci::use(from);
}

void MailTable::forget(std::int64_t before) {
  const long long last = before;
  sql_ << "DELETE FROM mails WHERE due IS NULL AND at < :before", soci::use(last);
}

}  // namespace pipit::server
