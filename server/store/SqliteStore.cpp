#include "store/SqliteStore.h"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <utility>

#include "store/ConversationTable.h"
#include "store/MessageTable.h"
#include "store/Migrations.h"
#include "store/SiteTable.h"
#include "store/TicketTable.h"
#include "store/UploadTable.h"
#include "store/WriteTransaction.h"

namespace pipit::server {

namespace {

// An operator's command holds the write lock for milliseconds; this is how long a stuck one is borne.
constexpr const char* kBusyTimeout = "PRAGMA busy_timeout = 5000";

// Every call goes through here, so that no error of the library leaves this file.
template <class Work>
auto guarded(const Work& work) {
  try {
    return work();
  } catch (const soci::soci_error& error) {
    throw StoreFailure(error.what());
  }
}

std::int64_t existing(std::optional<std::int64_t> key) {
  if (!key) throw StoreFailure("a conversation is not there");
  return *key;
}

Message existing(std::optional<Message> message) {
  if (!message) throw StoreFailure("a message is not there");
  return *std::move(message);
}

}  // namespace

struct SqliteStore::Database {
  explicit Database(const std::string& file) : sql(soci::sqlite3, "db=\"" + file + "\"") {
    sql << kBusyTimeout;
    std::string mode;
    sql << "PRAGMA journal_mode = WAL", soci::into(mode);
    // Acknowledged means durable: with NORMAL a power cut may take the last commits back.
    sql << "PRAGMA synchronous = FULL";
    sql << "PRAGMA foreign_keys = ON";
    migrate(sql);
  }

  template <class Work>
  auto write(const Work& work) {
    return guarded([&] {
      WriteTransaction transaction(sql);
      auto result = work();
      transaction.commit();
      return result;
    });
  }

  soci::session sql;
  SiteTable sites{sql};
  ConversationTable conversations{sql};
  MessageTable messages{sql};
  UploadTable uploads{sql};
  TicketTable tickets{sql};
};

SqliteStore::SqliteStore(const std::string& file)
    : database_(guarded([&] { return std::make_unique<Database>(file); })) {}

SqliteStore::~SqliteStore() = default;

void SqliteStore::ping() {
  guarded([&] {
    int schema = 0;
    database_->sql << "SELECT COUNT(*) FROM settings", soci::into(schema);
  });
}

std::optional<std::string> SqliteStore::setting(std::string_view key) {
  return guarded([&]() -> std::optional<std::string> {
    const std::string name(key);
    std::string value;
    database_->sql << "SELECT value FROM settings WHERE name = :name", soci::use(name), soci::into(value);
    if (!database_->sql.got_data()) return std::nullopt;
    return value;
  });
}

void SqliteStore::putSetting(std::string_view key, std::string_view value) {
  guarded([&] {
    const std::string name(key), text(value);
    database_->sql << "INSERT OR REPLACE INTO settings (name, value) VALUES (:name, :value)", soci::use(name),
        soci::use(text);
  });
}

std::optional<Site> SqliteStore::site(std::string_view id) {
  return guarded([&] { return database_->sites.find(std::string(id)); });
}

std::vector<Site> SqliteStore::sites() {
  return guarded([&] { return database_->sites.all(); });
}

void SqliteStore::putSite(const Site& site) {
  guarded([&] { database_->sites.put(site, false); });
}

void SqliteStore::seedSite(const Site& site) {
  database_->write([&] {
    const bool free = !database_->sites.isSavedByOperator(site.id);
    if (free) database_->sites.put(site, true);
    return free;
  });
}

std::optional<Message> SqliteStore::byClientId(std::string_view conversation, std::string_view clientId) {
  return guarded([&]() -> std::optional<Message> {
    const auto key = database_->conversations.keyOf(std::string(conversation));
    if (!key) return std::nullopt;
    return database_->messages.byClientId(*key, std::string(clientId));
  });
}

std::optional<Message> SqliteStore::byId(std::string_view conversation, std::string_view id) {
  return guarded([&]() -> std::optional<Message> {
    const auto key = database_->conversations.keyOf(std::string(conversation));
    if (!key) return std::nullopt;
    return database_->messages.byId(*key, std::string(id));
  });
}

bool SqliteStore::isAnswered(std::string_view conversation, std::string_view form) {
  return guarded([&] {
    const auto key = database_->conversations.keyOf(std::string(conversation));
    return key && database_->messages.isAnswered(*key, std::string(form));
  });
}

std::string SqliteStore::siteOf(std::string_view conversation) {
  return guarded([&] { return database_->conversations.siteOf(std::string(conversation)); });
}

Appended SqliteStore::append(const ConversationKey& conversation, const NewMessage& message) {
  return database_->write([&]() -> Appended {
    const std::int64_t key = database_->conversations.keyOrNew(conversation);
    if (auto known = database_->messages.byClientId(key, message.clientId)) return {*std::move(known), false};
    const Message placed{.id = message.id,
                         .seq = database_->conversations.nextSeq(key),
                         .change = database_->conversations.nextChange(key),
                         .clientId = message.clientId,
                         .author = Author::Visitor,
                         .state = MessageState::Complete,
                         .text = message.text,
                         .cards = {},
                         .at = message.at,
                         .answer = message.answer,
                         .attachments = attachmentsJson(message.attachments)};
    database_->messages.insert(key, placed, message.page, std::nullopt);
    for (const Upload& upload : message.attachments) database_->uploads.use(upload.id);
    return {placed, true};
  });
}

Message SqliteStore::startAnswer(std::string_view conversation, std::int64_t question, std::string_view id,
                                 std::int64_t at) {
  return database_->write([&] {
    const std::int64_t key = existing(database_->conversations.keyOf(std::string(conversation)));
    const Message answer{.id = std::string(id),
                         .seq = database_->conversations.nextSeq(key),
                         .change = database_->conversations.nextChange(key),
                         .clientId = {},
                         .author = Author::Assistant,
                         .state = MessageState::Streaming,
                         .text = {},
                         .cards = {},
                         .at = at};
    database_->messages.insert(key, answer, {}, question);
    return answer;
  });
}

Message SqliteStore::restartAnswer(std::string_view conversation, std::int64_t answer) {
  return database_->write([&] {
    const std::int64_t key = existing(database_->conversations.keyOf(std::string(conversation)));
    Message message = existing(database_->messages.bySeq(key, answer));
    message.change = database_->conversations.nextChange(key);
    database_->messages.update(key, message);
    return message;
  });
}

Message SqliteStore::completeAnswer(std::string_view conversation, std::int64_t answer, std::string_view text,
                                    const std::vector<Card>& cards, std::string_view extra) {
  return database_->write([&] {
    const std::int64_t key = existing(database_->conversations.keyOf(std::string(conversation)));
    Message message = existing(database_->messages.bySeq(key, answer));
    message.change = database_->conversations.nextChange(key);
    message.state = MessageState::Complete;
    message.text = text;
    message.cards = cards;
    message.extra = extra;
    database_->messages.update(key, message);
    database_->messages.settle(key, answer);
    return message;
  });
}

// It comes with its place, which it is told with: in the answer that is made now.
Ticket SqliteStore::openTicket(const NewTicket& ticket) {
  return database_->write([&] {
    if (auto known = database_->tickets.byMessage(ticket.message)) return *std::move(known);
    const std::int64_t key = existing(database_->conversations.keyOf(ticket.conversation));
    database_->tickets.insert(key, database_->conversations.siteOf(ticket.conversation), ticket);
    Ticket opened = database_->tickets.byMessage(ticket.message).value();
    database_->tickets.setTold(opened.id, opened.place);
    return opened;
  });
}

std::vector<Ticket> SqliteStore::tickets(std::string_view site, bool all) {
  return guarded([&] { return database_->tickets.list(std::string(site), all); });
}

bool SqliteStore::closeTicket(std::string_view id) {
  return database_->write([&] { return database_->tickets.close(std::string(id)); });
}

std::vector<MovedTicket> SqliteStore::movedTickets(int limit) {
  return guarded([&] { return database_->tickets.moved(limit); });
}

Message SqliteStore::moveTicket(const MovedTicket& moved, std::string_view extra) {
  return database_->write([&] {
    const std::int64_t key = existing(database_->conversations.keyOf(moved.conversation));
    Message message = existing(database_->messages.bySeq(key, moved.seq));
    message.change = database_->conversations.nextChange(key);
    message.extra = extra;
    database_->messages.update(key, message);
    database_->tickets.setTold(moved.id, moved.place);
    return message;
  });
}

std::optional<Unanswered> SqliteStore::oldestUnanswered(std::string_view conversation) {
  return guarded([&]() -> std::optional<Unanswered> {
    const auto key = database_->conversations.keyOf(std::string(conversation));
    auto question = key ? database_->messages.oldestOwed(*key) : std::nullopt;
    if (!question) return std::nullopt;
    auto started = database_->messages.answerTo(*key, question->seq);
    return Unanswered{*std::move(question), std::move(started)};
  });
}

std::vector<std::string> SqliteStore::waiting(std::size_t limit) {
  return guarded([&] { return database_->messages.conversationsOwed(limit); });
}

MessagePage SqliteStore::messagesBefore(std::string_view conversation, std::int64_t before, int limit) {
  return guarded([&]() -> MessagePage {
    const auto key = database_->conversations.keyOf(std::string(conversation));
    if (!key) return {};
    MessagePage page{.messages = database_->messages.before(*key, before, limit + 1)};
    page.more = page.messages.size() > static_cast<std::size_t>(limit);
    if (page.more) page.messages.pop_back();
    std::ranges::reverse(page.messages);
    return page;
  });
}

std::vector<Message> SqliteStore::changesAfter(std::string_view conversation, std::int64_t after, int limit) {
  return guarded([&]() -> std::vector<Message> {
    const auto key = database_->conversations.keyOf(std::string(conversation));
    if (!key) return {};
    return database_->messages.after(*key, after, limit);
  });
}

std::int64_t SqliteStore::latestChange(std::string_view conversation) {
  return guarded([&] { return database_->conversations.latestChange(std::string(conversation)); });
}

std::vector<Message> SqliteStore::historyOf(std::string_view conversation, std::int64_t question, int limit) {
  return guarded([&] {
    const std::int64_t key = existing(database_->conversations.keyOf(std::string(conversation)));
    auto messages = database_->messages.knownAt(key, question, limit);
    std::ranges::reverse(messages);
    return messages;
  });
}

void SqliteStore::putUpload(const Upload& upload) {
  guarded([&] { database_->uploads.insert(upload); });
}

std::optional<Upload> SqliteStore::upload(std::string_view id) {
  return guarded([&] { return database_->uploads.find(std::string(id)); });
}

UploadCount SqliteStore::uploadsOfConversation(std::string_view conversation, std::int64_t since) {
  return guarded([&] { return database_->uploads.ofConversation(std::string(conversation), since); });
}

UploadCount SqliteStore::uploadsOfSite(std::string_view site, std::int64_t since) {
  return guarded([&] { return database_->uploads.ofSite(std::string(site), since); });
}

std::vector<std::string> SqliteStore::staleUploads(std::int64_t before) {
  return guarded([&] { return database_->uploads.stale(before); });
}

void SqliteStore::forgetUploads(const std::vector<std::string>& ids) {
  database_->write([&] {
    for (const std::string& id : ids) database_->uploads.remove(id);
    return ids.size();
  });
}

}  // namespace pipit::server
