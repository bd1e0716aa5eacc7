#include "store/SqlStore.h"

#include <soci/soci.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/Utf8.h"
#include "domain/Extra.h"
#include "domain/Identifier.h"
#include "domain/Limits.h"
#include "store/AdminSessionTable.h"
#include "store/AlertTable.h"
#include "store/AnalyticsTable.h"
#include "store/ArticleTable.h"
#include "store/AuditTable.h"
#include "store/BackupFile.h"
#include "store/ConsoleTable.h"
#include "store/ConversationTable.h"
#include "store/Database.h"
#include "store/FeedbackTable.h"
#include "store/FlagTable.h"
#include "store/HandoverTable.h"
#include "store/IdempotencyTable.h"
#include "store/LoginFailureTable.h"
#include "store/MailTable.h"
#include "store/MessageTable.h"
#include "store/RateTable.h"
#include "store/RetentionTable.h"
#include "store/RevokedTable.h"
#include "store/RolloutTable.h"
#include "store/ServiceMinuteTable.h"
#include "store/SiteTable.h"
#include "store/SupportTable.h"
#include "store/TicketTable.h"
#include "store/UploadTable.h"
#include "store/UserTable.h"
#include "store/VisitTable.h"
#include "store/WindowTable.h"
#include "store/WordingTable.h"
#include "store/WriteTransaction.h"

namespace pipit::server {

namespace {

constexpr std::string_view kKillSetting = "kill-switch";

std::int64_t existing(std::optional<std::int64_t> key) {
  if (!key) throw StoreFailure("a conversation is not there");
  return *key;
}

// While it lives the database is used.
class Using {
 public:
  explicit Using(Database& database) : database_(database) { database_.makeReady(); }
  Using(const Using&) = delete;
  Using& operator=(const Using&) = delete;
  ~Using() { database_.rest(); }

 private:
  Database& database_;
};

std::string audited(const std::string& value) {
  return std::string(truncateUtf8(value, limits::kAuditValueBytes));
}

// While it lives a transaction is open.
class Writing {
 public:
  explicit Writing(bool& flag) : flag_(flag) { flag_ = true; }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  ~Writing() { flag_ = false; }

 private:
  bool& flag_;
};

Message existing(std::optional<Message> message) {
  if (!message) throw StoreFailure("a message is not there");
  return *std::move(message);
}

}  // namespace

struct SqlStore::Tables {
  explicit Tables(std::unique_ptr<Database> opened) : database(std::move(opened)) {}

  // Every call goes through here, so that no error of the library leaves this file.
  template <class Work>
  auto read(const Work& work) {
    // In a transaction there is no other connection to go on with.
    std::optional<Using> use;
    if (!isWriting) use.emplace(*database);
    try {
      return work();
    } catch (const soci::soci_error& error) {
      std::rethrow_exception(database->meaning(error));
    }
  }

  // Inside of another one it is a part of that.
  template <class Work>
  auto write(const Work& work) {
    if (isWriting) return work();
    // What one that failed has left.
    touched.clear();
    auto done = read([&] {
      WriteTransaction transaction(sql, database->beginning());
      const Writing writing(isWriting);
      auto result = work();
      transaction.commit();
      return result;
    });
    if (heard)
      for (const auto& [topic, site] : touched) heard(topic, site);
    return done;
  }

  // In a transaction: pages that show it hear of it when it is durable, of this service and of others.
  void touch(Topic topic, const std::string& site) {
    if (!touched.emplace(topic, site).second) return;
    database->tell(ChangeKind::Touched, std::string(rowOf(topic).name) + ' ' + site);
  }

  Appended appended(const ConversationKey& conversation, const NewMessage& message);

  Message placed(std::int64_t conversation, Message message);
  Message noted(std::int64_t conversation, const AgentClaim& claim, bool hasJoined);
  Message hold(std::int64_t conversation, const AgentClaim& claim);
  Written renew(std::int64_t conversation, const Holder& holder, const AgentClaim& claim);
  Written left(std::int64_t conversation, const Holder& holder, const AgentClaim& claim, Leaving leaving);

  // What visitors call them is said once.
  static AgentClaim named(AgentClaim claim, const Holder& holder) {
    if (claim.name.empty()) claim.name = holder.name;
    return claim;
  }

  // Of the conversation, which is locked then; where it is theirs.
  template <class Work>
  std::expected<Written, ClaimRefused> asHolder(const AgentClaim& claim, const Work& work) {
    return write([&]() -> std::expected<Written, ClaimRefused> {
      const auto key = conversations.locked(claim.conversation);
      if (!key) return std::unexpected(ClaimRefused{.isUnknown = true});
      const Holder holder = console.holderOf(*key);
      if (holder.agent != claim.agent) return std::unexpected(ClaimRefused{.holder = holder});
      Written written = work(*key, holder, named(claim, holder));
      if (!written.fresh.empty()) tell(claim.conversation);
      return written;
    });
  }

  // The conversation is locked.
  void insert(std::int64_t conversation, const NewFeedback& fresh) {
    const Feedback& told = fresh.feedback;
    feedback.insert(told);
    touch(Topic::Feedback, told.site);
    if (!told.ticket.empty()) touch(Topic::Tickets, told.site);
    if (!told.ticket.empty())
      tickets.insert(conversation, told.site,
                     {told.ticket, told.conversation, told.id, fresh.details, told.at});
  }

  // Whatever changes in a conversation, others hear of.
  void tell(std::string_view conversation) { database->tell(ChangeKind::Changed, conversation); }

  // Locked, where this program makes its answers: where it is alone it does.
  std::optional<std::int64_t> claimed(std::string_view conversation) {
    const auto key = conversations.locked(std::string(conversation));
    const bool isOurs = key && (!database->isShared() || conversations.isClaimed(*key, database->instance()));
    return isOurs ? key : std::nullopt;
  }

  std::optional<Message> startedAnswer(std::int64_t key, std::int64_t seq) {
    auto message = messages.bySeq(key, seq);
    const bool isStarted =
        message && message->author == Author::Assistant && message->state == MessageState::Streaming;
    return isStarted ? std::move(message) : std::nullopt;
  }

  std::unique_ptr<Database> database;
  TopicHeard heard;
  std::set<std::pair<Topic, std::string>> touched;
  soci::session& sql{database->sql()};
  SiteTable sites{sql};
  WordingTable wording{sql};
  ConversationTable conversations{sql};
  MessageTable messages{sql};
  RevokedTable revoked{sql};
  HandoverTable handovers{sql};
  RetentionTable retention{sql};
  UploadTable uploads{sql};
  TicketTable tickets{sql};
  FeedbackTable feedback{sql};
  MailTable mails{sql};
  FlagTable flags{sql};
  RolloutTable rollouts{sql};
  RateTable rates{sql};
  UserTable users{sql};
  AdminSessionTable adminSessions{sql};
  LoginFailureTable loginFailures{sql};
  AuditTable audit{sql};
  WindowTable windows{sql};
  ServiceMinuteTable minutes{sql};
  AlertTable alerts{sql};
  VisitTable visits{sql};
  AnalyticsTable analytics{sql};
  ConsoleTable console{sql};
  IdempotencyTable answers{sql};
  SupportTable support{sql};
  ArticleTable articles{sql, database->isShared()};
  bool isWriting = false;
};

SqlStore::SqlStore(std::unique_ptr<Database> database)
    : tables_(std::make_unique<Tables>(std::move(database))) {}

SqlStore::~SqlStore() = default;

void SqlStore::ping() {
  tables_->read([&] {
    int settings = 0;
    tables_->sql << "SELECT COUNT(*) FROM settings", soci::into(settings);
  });
}

int SqlStore::version() {
  return tables_->read([&] { return tables_->database->version(); });
}

bool SqlStore::isShared() const {
  return tables_->database->isShared();
}

std::unique_ptr<ChangeWatch> SqlStore::watch(ChangeHeard heard) {
  return tables_->database->watch(std::move(heard));
}

void SqlStore::backUp(const std::string& file) {
  tables_->read([&] { tables_->database->backUp(file); });
}

void SqlStore::restore(const std::string& file, const Signature& signature) {
  tables_->write([&] {
    tables_->database->keepOthersOut();
    BackupFile(file).copyInto(tables_->sql);
    tables_->database->countOn();
    tables_->audit.add({0, "database", "", "", "", "restored", signature});
    tables_->database->tell(ChangeKind::Lost, {});
    return true;
  });
}

void SqlStore::onTouched(TopicHeard heard) {
  tables_->heard = std::move(heard);
}

std::optional<std::string> SqlStore::setting(std::string_view key) {
  return tables_->read([&]() -> std::optional<std::string> {
    const std::string name(key);
    std::string value;
    tables_->sql << "SELECT value FROM settings WHERE name = :name", soci::use(name), soci::into(value);
    if (!tables_->sql.got_data()) return std::nullopt;
    return value;
  });
}

std::string SqlStore::settingOrNew(std::string_view key, std::string_view value) {
  tables_->read([&] {
    const std::string name(key), text(value);
    tables_->sql << "INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING",
        soci::use(name), soci::use(text);
  });
  return setting(key).value();
}

std::optional<Site> SqlStore::site(std::string_view id) {
  return tables_->read([&] { return tables_->sites.find(std::string(id)); });
}

std::vector<Site> SqlStore::sites() {
  return tables_->read([&] { return tables_->sites.all(); });
}

void SqlStore::putSite(const Site& site) {
  tables_->read([&] { tables_->sites.put(site, false); });
}

void SqlStore::seedSite(const Site& site) {
  tables_->read([&] { tables_->sites.put(site, true); });
}

Wording SqlStore::wordingOf(std::string_view site) {
  return tables_->read([&] { return tables_->wording.of(std::string(site)); });
}

void SqlStore::putWording(std::string_view site, const Wording& wording) {
  tables_->write([&] {
    tables_->wording.put(std::string(site), wording);
    return true;
  });
}

std::optional<Message> SqlStore::byClientId(std::string_view conversation, std::string_view clientId) {
  return tables_->read([&]() -> std::optional<Message> {
    const auto key = tables_->conversations.keyOf(std::string(conversation));
    if (!key) return std::nullopt;
    return tables_->messages.byClientId(*key, std::string(clientId));
  });
}

std::optional<Message> SqlStore::byId(std::string_view conversation, std::string_view id) {
  return tables_->read([&]() -> std::optional<Message> {
    const auto key = tables_->conversations.keyOf(std::string(conversation));
    if (!key) return std::nullopt;
    return tables_->messages.byId(*key, std::string(id));
  });
}

bool SqlStore::isAnswered(std::string_view conversation, std::string_view form) {
  return tables_->read([&] {
    const auto key = tables_->conversations.keyOf(std::string(conversation));
    return key && tables_->messages.isAnswered(*key, std::string(form));
  });
}

std::string SqlStore::siteOf(std::string_view conversation) {
  return tables_->read([&] { return tables_->conversations.siteOf(std::string(conversation)); });
}

std::expected<Appended, NotAppended> SqlStore::append(const ConversationKey& conversation,
                                                      const NewMessage& message) {
  try {
    return tables_->write([&] { return tables_->appended(conversation, message); });
  } catch (NotAppended reason) {
    return std::unexpected(reason);
  }
}

// Throws why not, which undoes what was written by then.
Appended SqlStore::Tables::appended(const ConversationKey& conversation, const NewMessage& message) {
  const std::int64_t key = conversations.lockedOrNew(conversation);
  // Only from here on nobody merges it, which ends the session as well.
  if (revoked.has(message.session)) throw NotAppended::SessionEnded;
  if (auto known = messages.byClientId(key, message.clientId)) return {*std::move(known), false};
  if (message.answer && messages.isAnswered(key, message.answer->to)) throw NotAppended::FormAnswered;
  const Message placed{.id = message.id,
                       .seq = conversations.nextSeq(key, message.at),
                       .change = conversations.nextChange(key),
                       .clientId = message.clientId,
                       .author = Author::Visitor,
                       .state = MessageState::Complete,
                       .text = message.text,
                       .cards = {},
                       .at = message.at,
                       .answer = message.answer,
                       .attachments = attachmentsJson(message.attachments),
                       .mayProve = message.mayProve};
  messages.insert(key, placed, message.page, std::nullopt);
  conversations.touch(key, message.at);
  if (message.isUnmeasured) conversations.forbidFigures(key);
  if (!message.context.empty()) conversations.putContext(key, message.context);
  if (message.feedback) insert(key, *message.feedback);
  for (const Upload& upload : message.attachments)
    if (!uploads.use(upload.id)) throw NotAppended::UploadTaken;
  tell(conversation.id);
  return {placed, true};
}

std::optional<Unanswered> SqlStore::claim(std::string_view conversation, Lease lease) {
  const auto owedIn = [&](std::int64_t key) -> std::optional<Unanswered> {
    auto question = tables_->messages.oldestOwed(key);
    if (!question) return std::nullopt;
    auto started = tables_->messages.answerTo(key, question->seq);
    // What has been begun is ended; the rest is the agent's.
    if (!started && tables_->conversations.isHeld(key, lease.now)) return std::nullopt;
    return Unanswered{*std::move(question), std::move(started)};
  };
  const std::string id(conversation), me = tables_->database->instance();
  const auto owed = tables_->read([&]() -> std::optional<Unanswered> {
    const auto key = tables_->conversations.keyOf(id);
    const bool isFree = key && (!isShared() || tables_->conversations.isFree(*key, me, lease.now));
    return isFree ? owedIn(*key) : std::nullopt;
  });
  if (!owed || !isShared()) return owed;
  return tables_->write([&]() -> std::optional<Unanswered> {
    const auto key = tables_->conversations.locked(id);
    if (!key || !tables_->conversations.isFree(*key, me, lease.now)) return std::nullopt;
    auto still = owedIn(*key);
    if (still) tables_->conversations.claim(*key, me, lease.until);
    return still;
  });
}

void SqlStore::renewClaims(std::int64_t until) {
  if (isShared()) tables_->read([&] { tables_->conversations.renew(tables_->database->instance(), until); });
}

void SqlStore::releaseClaims() {
  if (isShared()) tables_->read([&] { tables_->conversations.release(tables_->database->instance()); });
}

std::optional<Message> SqlStore::startAnswer(std::string_view conversation, std::int64_t question,
                                             std::string_view id, std::int64_t at) {
  return tables_->write([&]() -> std::optional<Message> {
    const auto key = tables_->claimed(conversation);
    if (!key) return std::nullopt;
    if (tables_->conversations.isHeld(*key, at)) {
      if (isShared()) tables_->conversations.claim(*key, {}, 0);
      return std::nullopt;
    }
    const Message answer{.id = std::string(id),
                         .seq = tables_->conversations.nextSeq(*key, at),
                         .change = tables_->conversations.nextChange(*key),
                         .clientId = {},
                         .author = Author::Assistant,
                         .state = MessageState::Streaming,
                         .text = {},
                         .cards = {},
                         .at = at};
    tables_->messages.insert(*key, answer, {}, question);
    tables_->tell(conversation);
    return answer;
  });
}

std::optional<Message> SqlStore::restartAnswer(std::string_view conversation, std::int64_t answer) {
  return tables_->write([&]() -> std::optional<Message> {
    const auto key = tables_->claimed(conversation);
    auto started = key ? tables_->startedAnswer(*key, answer) : std::nullopt;
    if (!started) return std::nullopt;
    Message message = *std::move(started);
    message.change = tables_->conversations.nextChange(*key);
    tables_->messages.update(*key, message);
    tables_->tell(conversation);
    return message;
  });
}

std::optional<Message> SqlStore::completeAnswer(std::string_view conversation, std::int64_t answer,
                                                std::string_view text, const std::vector<Card>& cards,
                                                std::string_view extra) {
  return tables_->write([&]() -> std::optional<Message> {
    const auto key = tables_->claimed(conversation);
    auto started = key ? tables_->startedAnswer(*key, answer) : std::nullopt;
    if (!started) return std::nullopt;
    Message message = *std::move(started);
    message.change = tables_->conversations.nextChange(*key);
    message.state = MessageState::Complete;
    message.text = text;
    message.cards = cards;
    message.extra = extra;
    tables_->messages.update(*key, message);
    tables_->messages.settle(*key, answer);
    if (isShared()) tables_->conversations.claim(*key, {}, 0);
    tables_->tell(conversation);
    return message;
  });
}

void SqlStore::forbidFigures(std::string_view conversation) {
  tables_->write([&] {
    const auto key = tables_->conversations.locked(std::string(conversation));
    if (key) tables_->conversations.forbidFigures(*key);
    return true;
  });
}

RetentionCount SqlStore::forgetConversations(const RetentionQuery& query) {
  return tables_->write([&] { return tables_->retention.forget(query); });
}

std::int64_t SqlStore::forgetSessions(std::int64_t now) {
  return tables_->write([&] { return tables_->revoked.forget(now) + tables_->handovers.forget(now); });
}

std::optional<Background> SqlStore::backgroundOf(std::string_view conversation) {
  return tables_->read([&] { return tables_->conversations.background(std::string(conversation)); });
}

std::optional<ConversationKey> SqlStore::conversationOf(std::string_view site, std::string_view person) {
  return tables_->read(
      [&] { return tables_->conversations.ofPerson(std::string(site), std::string(person)); });
}

void SqlStore::describe(const ConversationKey& conversation, const Person& person) {
  tables_->write([&] {
    const std::int64_t key = tables_->conversations.lockedOrNew(conversation);
    tables_->conversations.describe(key, person);
    return key;
  });
}

void SqlStore::merge(const ConversationKey& source, std::string_view into) {
  tables_->write([&] {
    const std::string& from = source.id;
    // Also where nothing was said in it: a first message that is being stored is waited for. In one order,
    // whoever merges what: two that wait for each other would be a deadlock.
    std::optional<std::int64_t> found;
    if (into < from) found = tables_->conversations.locked(std::string(into));
    const std::int64_t key = tables_->conversations.lockedOrNew(source);
    if (from < into) found = tables_->conversations.locked(std::string(into));
    const std::int64_t target = existing(found);
    // Files may have come before the first message.
    tables_->uploads.move(std::string(from), std::string(into));
    tables_->tickets.move(key, target);
    tables_->console.moveNotes(key, target);
    tables_->feedback.move(from, std::string(into));
    tables_->support.move(from, std::string(into));
    const Numbers last = tables_->conversations.numbers(target);
    tables_->mails.move(std::string(from), std::string(into), last.seq);
    tables_->messages.move(key, target, last);
    tables_->conversations.absorb(key, target);
    tables_->database->tell(ChangeKind::Moved, from);
    tables_->database->tell(ChangeKind::Moved, into);
    return true;
  });
}

void SqlStore::revoke(const Pass& pass, std::int64_t expires, std::int64_t now) {
  tables_->write([&] {
    tables_->revoked.add(pass.session, expires, now);
    tables_->database->tell(ChangeKind::Ended, pass.conversation);
    return true;
  });
}

bool SqlStore::isRevoked(std::string_view session) {
  return tables_->read([&] { return tables_->revoked.has(std::string(session)); });
}

void SqlStore::putHandover(const Handover& handover, std::int64_t now) {
  tables_->write([&] {
    tables_->handovers.put(handover, now);
    return true;
  });
}

std::optional<Pass> SqlStore::takeHandover(std::string_view site, std::string_view code, std::int64_t now) {
  return tables_->write([&] { return tables_->handovers.take(std::string(site), std::string(code), now); });
}

// It comes with its place, which it is told with: in the answer that is made now.
Ticket SqlStore::openTicket(const NewTicket& ticket) {
  return tables_->write([&] {
    const std::int64_t key = existing(tables_->conversations.locked(ticket.conversation));
    if (auto known = tables_->tickets.byMessage(ticket.message)) return *std::move(known);
    const std::string site = tables_->conversations.siteOf(ticket.conversation);
    tables_->tickets.insert(key, site, ticket);
    tables_->touch(Topic::Tickets, site);
    Ticket opened = tables_->tickets.byMessage(ticket.message).value();
    tables_->tickets.setTold(opened.id, opened.place);
    return opened;
  });
}

std::vector<Ticket> SqlStore::tickets(std::string_view site, bool all) {
  return tables_->read([&] { return tables_->tickets.list(std::string(site), all); });
}

bool SqlStore::closeTicket(std::string_view id, const Signature& signature) {
  return tables_->write([&] {
    const std::string ticket(id);
    const auto site = tables_->tickets.close(ticket, signature.at);
    if (site) tables_->audit.add({0, "ticket", *site, ticket, "open", "closed", signature});
    if (site) tables_->touch(Topic::Tickets, *site);
    return site.has_value();
  });
}

std::vector<MovedTicket> SqlStore::movedTickets(int limit) {
  return tables_->read([&] { return tables_->tickets.moved(limit); });
}

std::optional<Message> SqlStore::moveTicket(const MovedTicket& moved, std::string_view extra) {
  return tables_->write([&]() -> std::optional<Message> {
    const auto key = tables_->conversations.locked(moved.conversation);
    if (!key || !tables_->tickets.setTold(moved.id, moved.place)) return std::nullopt;
    Message message = existing(tables_->messages.bySeq(*key, moved.seq));
    message.change = tables_->conversations.nextChange(*key);
    message.extra = extra;
    tables_->messages.update(*key, message);
    tables_->tell(moved.conversation);
    return message;
  });
}

std::vector<std::string> SqlStore::waiting(std::size_t limit, std::int64_t now) {
  return tables_->read(
      [&] { return tables_->messages.conversationsOwed(limit, tables_->database->instance(), now); });
}

MessagePage SqlStore::messagesBefore(std::string_view conversation, std::int64_t before, int limit) {
  return tables_->read([&]() -> MessagePage {
    const auto key = tables_->conversations.keyOf(std::string(conversation));
    if (!key) return {};
    MessagePage page{.messages = tables_->messages.before(*key, before, limit + 1)};
    page.more = page.messages.size() > static_cast<std::size_t>(limit);
    if (page.more) page.messages.pop_back();
    std::ranges::reverse(page.messages);
    return page;
  });
}

std::vector<Message> SqlStore::changesAfter(std::string_view conversation, std::int64_t after, int limit) {
  return tables_->read([&]() -> std::vector<Message> {
    const auto key = tables_->conversations.keyOf(std::string(conversation));
    if (!key) return {};
    return tables_->messages.after(*key, after, limit);
  });
}

std::int64_t SqlStore::latestChange(std::string_view conversation) {
  return tables_->read([&] { return tables_->conversations.latestChange(std::string(conversation)); });
}

std::vector<Message> SqlStore::historyOf(std::string_view conversation, std::int64_t question, int limit) {
  return tables_->read([&]() -> std::vector<Message> {
    const auto key = tables_->conversations.keyOf(std::string(conversation));
    if (!key) return {};
    auto messages = tables_->messages.knownAt(*key, question, limit);
    std::ranges::reverse(messages);
    return messages;
  });
}

void SqlStore::exclusively(std::set<std::string> names, const std::function<void()>& work) {
  tables_->write([&] {
    for (const std::string& name : names) tables_->database->keepAlone(name);
    work();
    return true;
  });
}

void SqlStore::putUpload(const Upload& upload) {
  tables_->read([&] { tables_->uploads.insert(upload); });
}

std::optional<Upload> SqlStore::upload(std::string_view id) {
  return tables_->read([&] { return tables_->uploads.find(std::string(id)); });
}

UploadCount SqlStore::uploadsOfConversation(std::string_view conversation, std::int64_t since) {
  return tables_->read([&] { return tables_->uploads.ofConversation(std::string(conversation), since); });
}

UploadCount SqlStore::uploadsOfSite(std::string_view site, std::int64_t since) {
  return tables_->read([&] { return tables_->uploads.ofSite(std::string(site), since); });
}

std::vector<std::string> SqlStore::staleUploads(std::int64_t before) {
  return tables_->read([&] { return tables_->uploads.stale(before); });
}

void SqlStore::forgetUploads(const std::vector<std::string>& ids,
                             const std::function<void(const std::string&)>& removed) {
  tables_->write([&] {
    for (const std::string& id : ids)
      if (tables_->uploads.removeStale(id)) removed(id);
    return true;
  });
}

void SqlStore::alone(const std::function<bool()>& work) {
  tables_->write([&] {
    tables_->database->keepFlagsAlone();
    const bool isChanged = work();
    if (isChanged) tables_->database->tell(ChangeKind::Flagged, {});
    if (isChanged) tables_->touch(Topic::Features, {});
    return isChanged;
  });
}

std::int64_t SqlStore::writesOfOthers() {
  return tables_->read([&] { return tables_->database->writesOfOthers(); });
}

Flags SqlStore::flagsOf(FlagLayer layer, std::string_view owner) {
  return tables_->read([&] { return tables_->flags.of(layer, std::string(owner)); });
}

void SqlStore::putFlag(FlagLayer layer, std::string_view owner, Feature feature, std::optional<bool> isOn,
                       std::int64_t at) {
  tables_->read([&] {
    if (!isOn) return tables_->flags.remove(layer, std::string(owner), nameOf(feature));
    tables_->flags.put(layer, std::string(owner), nameOf(feature), *isOn, at);
  });
}

bool SqlStore::isKilled() {
  return setting(kKillSetting) == "on";
}

void SqlStore::setKilled(bool isKilled) {
  tables_->read([&] {
    const std::string name(kKillSetting), value = isKilled ? "on" : "off";
    tables_->sql << "INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE "
                    "SET value = excluded.value",
        soci::use(name), soci::use(value);
  });
}

std::vector<RolloutRecord> SqlStore::rollouts() {
  return tables_->read([&] { return tables_->rollouts.all(); });
}

void SqlStore::putRollout(const RolloutRecord& record) {
  tables_->write([&] {
    tables_->rollouts.put(record);
    tables_->touch(Topic::Features, {});
    return true;
  });
}

std::vector<FlagChange> SqlStore::flagChanges(int limit) {
  return tables_->read([&] { return tables_->flags.changes(limit); });
}

void SqlStore::addFlagChange(const FlagChange& change) {
  tables_->write([&] {
    tables_->flags.add(change);
    tables_->audit.add(
        {0, change.scope, change.owner, change.feature, change.before, change.after, change.signature});
    return true;
  });
}

std::vector<RolloutEvent> SqlStore::rolloutEvents(std::string_view feature, int limit) {
  return tables_->read([&] { return tables_->rollouts.events(feature, limit); });
}

void SqlStore::addRolloutEvent(const RolloutEvent& event) {
  tables_->read([&] { tables_->rollouts.add(event); });
}

void SqlStore::addOutcomes(std::string_view feature, std::int64_t minute, const Outcomes& outcomes) {
  tables_->read([&] { tables_->rollouts.count(feature, minute, outcomes); });
}

Outcomes SqlStore::outcomesSince(std::string_view feature, std::int64_t minute) {
  return tables_->read([&] { return tables_->rollouts.since(feature, minute); });
}

void SqlStore::forgetOutcomes(std::string_view feature, std::int64_t before) {
  tables_->read([&] { tables_->rollouts.forget(feature, before); });
}

RateGrant SqlStore::takeRate(const RateRequest& request) {
  return tables_->read([&] { return tables_->rates.take(request); });
}

void SqlStore::forgetRates(std::int64_t before) {
  tables_->read([&] { tables_->rates.forget(before); });
}

std::vector<User> SqlStore::users() {
  return tables_->read([&] { return tables_->users.all(); });
}

std::optional<User> SqlStore::user(std::string_view name) {
  return tables_->read([&] { return tables_->users.find(std::string(name)); });
}

void SqlStore::putUser(const User& user) {
  tables_->write([&] {
    tables_->users.put(user);
    tables_->touch(Topic::Sessions, {});
    return true;
  });
}

void SqlStore::removeUser(std::string_view name) {
  tables_->write([&] {
    tables_->users.remove(std::string(name));
    tables_->adminSessions.endAllOf(std::string(name));
    tables_->touch(Topic::Sessions, {});
    return true;
  });
}

std::optional<AdminSession> SqlStore::adminSession(std::string_view token) {
  return tables_->read([&] { return tables_->adminSessions.find(std::string(token)); });
}

void SqlStore::putAdminSession(const AdminSession& session) {
  tables_->read([&] { tables_->adminSessions.put(session); });
}

void SqlStore::endAdminSession(std::string_view token) {
  tables_->write([&] {
    tables_->adminSessions.end(std::string(token));
    tables_->touch(Topic::Sessions, {});
    return true;
  });
}

void SqlStore::endAdminSessionsOf(std::string_view user) {
  tables_->write([&] {
    tables_->adminSessions.endAllOf(std::string(user));
    tables_->touch(Topic::Sessions, {});
    return true;
  });
}

void SqlStore::forgetAdminSessions(std::int64_t begun, std::int64_t seen) {
  tables_->read([&] { tables_->adminSessions.forget(begun, seen); });
}

LoginFailures SqlStore::loginFailures(std::string_view who) {
  return tables_->read([&] { return tables_->loginFailures.of(std::string(who)); });
}

void SqlStore::putLoginFailures(std::string_view who, const LoginFailures& failures) {
  tables_->read([&] { tables_->loginFailures.put(std::string(who), failures); });
}

void SqlStore::forgetLoginFailures(std::int64_t before) {
  tables_->read([&] { tables_->loginFailures.forget(before); });
}

void SqlStore::addAudit(const AuditRow& row) {
  tables_->read([&] { tables_->audit.add(row); });
}

std::vector<AuditRow> SqlStore::audit(const AuditQuery& query) {
  return tables_->read([&] { return tables_->audit.find(query); });
}

std::optional<Feedback> SqlStore::feedbackByClientId(std::string_view conversation,
                                                     std::string_view clientId) {
  return tables_->read(
      [&] { return tables_->feedback.byClientId(std::string(conversation), std::string(clientId)); });
}

std::optional<TakenFeedback> SqlStore::addFeedback(const NewFeedback& fresh) {
  return tables_->write([&]() -> std::optional<TakenFeedback> {
    const Feedback& told = fresh.feedback;
    const std::int64_t key =
        tables_->conversations.lockedOrNew({told.conversation, told.site, fresh.visitor});
    // Only from here on nobody merges it, and nobody else gives the same feedback.
    if (tables_->revoked.has(fresh.pass)) return std::nullopt;
    if (auto known = tables_->feedback.byClientId(told.conversation, told.clientId))
      return TakenFeedback{*std::move(known), false};
    tables_->insert(key, fresh);
    return TakenFeedback{told, true};
  });
}

bool SqlStore::wasAsked(std::string_view conversation, std::string_view form, std::int64_t since) {
  return tables_->read(
      [&] { return tables_->messages.wasAsked(std::string(conversation), std::string(form), since); });
}

std::expected<Message, NotAsked> SqlStore::ask(const NewQuestion& question) {
  return tables_->write([&]() -> std::expected<Message, NotAsked> {
    // Whoever else asks in it meanwhile waits, and whoever answers in it.
    const std::int64_t key =
        tables_->conversations.lockedOrNew({question.conversation, question.site, question.visitor});
    if (tables_->revoked.has(question.session)) return std::unexpected(NotAsked::SessionEnded);
    if (tables_->messages.wasAsked(question.conversation, question.form, question.since))
      return std::unexpected(NotAsked::Before);
    if (tables_->messages.oldestOwed(key)) return std::unexpected(NotAsked::Busy);
    Message placed = question.message;
    placed.seq = tables_->conversations.nextSeq(key, placed.at);
    placed.change = tables_->conversations.nextChange(key);
    tables_->messages.insert(key, placed, {}, std::nullopt);
    tables_->conversations.touch(key, placed.at);
    tables_->tell(question.conversation);
    return placed;
  });
}

std::vector<Feedback> SqlStore::feedback(const FeedbackQuery& query) {
  return tables_->read([&] { return tables_->feedback.find(query); });
}

std::vector<FeedbackSum> SqlStore::feedbackSums(const FeedbackQuery& query) {
  return tables_->read([&] { return tables_->feedback.sums(query); });
}

std::vector<FeedbackDay> SqlStore::feedbackDays(const FeedbackQuery& query, int limit) {
  return tables_->read([&] { return tables_->feedback.days(query, limit); });
}

std::int64_t SqlStore::deleteFeedbackBefore(std::string_view site, std::int64_t before, int limit) {
  return tables_->read([&] { return tables_->feedback.removeBefore(std::string(site), before, limit); });
}

void SqlStore::putMail(const MailRequest& mail) {
  tables_->read([&] { tables_->mails.insert(mail); });
}

std::int64_t SqlStore::mailsWaiting() {
  return tables_->read([&] { return tables_->mails.waiting(); });
}

std::optional<std::int64_t> SqlStore::mailAsked(MailCount by, std::string_view whose, std::int64_t since,
                                                int nth) {
  return tables_->read([&] { return tables_->mails.asked(by, std::string(whose), since, nth); });
}

std::optional<WaitingMail> SqlStore::nextMail() {
  return tables_->read([&] { return tables_->mails.next(); });
}

bool SqlStore::takeMail(const WaitingMail& mail, std::int64_t due) {
  return tables_->read([&] { return tables_->mails.take(mail, due); });
}

void SqlStore::postponeMail(std::string_view id, std::int64_t due) {
  tables_->read([&] { tables_->mails.postpone(std::string(id), due); });
}

void SqlStore::endMail(std::string_view id) {
  tables_->read([&] { tables_->mails.end(std::string(id)); });
}

void SqlStore::forgetMails(std::int64_t before) {
  tables_->read([&] { tables_->mails.forget(before); });
}

std::optional<WidgetWindow> SqlStore::window(std::string_view site, std::int64_t seconds,
                                             std::int64_t starts) {
  return tables_->read([&] { return tables_->windows.find(std::string(site), seconds, starts); });
}

void SqlStore::putWindow(const WidgetWindow& window) {
  tables_->write([&] {
    tables_->windows.put(window);
    tables_->touch(Topic::Monitoring, window.site);
    return true;
  });
}

std::vector<WindowCount> SqlStore::countWindows(const WindowQuery& query) {
  return tables_->read([&] { return tables_->windows.count(query); });
}

std::vector<WidgetWindow> SqlStore::windows(const WindowQuery& query) {
  return tables_->read([&] { return tables_->windows.list(query); });
}

std::vector<WidgetWindow> SqlStore::windowsToRollUp(std::int64_t seconds, std::int64_t before, int limit) {
  return tables_->read([&] { return tables_->windows.oldest(seconds, before, limit); });
}

void SqlStore::removeWindows(std::string_view site, std::int64_t seconds, std::int64_t from,
                             std::int64_t to) {
  tables_->read([&] { tables_->windows.remove(std::string(site), seconds, from, to); });
}

std::int64_t SqlStore::forgetWindows(std::int64_t before, int limit) {
  return tables_->read([&] { return tables_->windows.forget(before, limit); });
}

std::optional<ServiceMinute> SqlStore::serviceMinute(std::int64_t minute) {
  return tables_->read([&] { return tables_->minutes.find(minute); });
}

void SqlStore::putServiceMinute(const ServiceMinute& minute) {
  tables_->read([&] { tables_->minutes.put(minute); });
}

std::vector<ServiceMinute> SqlStore::serviceMinutesSince(std::int64_t minute) {
  return tables_->read([&] { return tables_->minutes.since(minute); });
}

void SqlStore::forgetServiceMinutes(std::int64_t before) {
  tables_->read([&] { tables_->minutes.forget(before); });
}

std::vector<Alert> SqlStore::alerts(const AlertQuery& query) {
  return tables_->read([&] { return tables_->alerts.list(query); });
}

std::optional<Alert> SqlStore::alert(std::string_view id) {
  return tables_->read([&] { return tables_->alerts.find(std::string(id)); });
}

std::optional<Alert> SqlStore::latestAlert(std::string_view rule, std::string_view site) {
  return tables_->read([&] { return tables_->alerts.latest(std::string(rule), std::string(site)); });
}

void SqlStore::putAlert(const Alert& alert) {
  tables_->write([&] {
    tables_->alerts.put(alert);
    tables_->touch(Topic::Alerts, alert.site);
    return true;
  });
}

std::int64_t SqlStore::forgetAlerts(std::int64_t before, int limit) {
  return tables_->read([&] { return tables_->alerts.forget(before, limit); });
}

std::vector<std::string> SqlStore::changedConversations(int limit) {
  return tables_->read([&] { return tables_->analytics.changed(limit); });
}

std::optional<ChangedConversation> SqlStore::takeChanged(std::string_view conversation, int messages) {
  return tables_->write([&] { return tables_->analytics.take(std::string(conversation), messages); });
}

void SqlStore::putFigures(const ConversationFigures& figures) {
  tables_->write([&] {
    tables_->analytics.put(figures);
    tables_->touch(Topic::Analytics, figures.site);
    return true;
  });
}

void SqlStore::dropFigures(std::int64_t conversation) {
  tables_->read([&] { tables_->analytics.drop(conversation); });
}

std::vector<ConversationFigures> SqlStore::figures(const FiguresQuery& query) {
  return tables_->read([&] { return tables_->analytics.find(query); });
}

std::vector<FiguresSum> SqlStore::figureSums(const FiguresQuery& query) {
  return tables_->read([&] { return tables_->analytics.sums(query); });
}

std::int64_t SqlStore::forgetFigures(std::int64_t before, int limit) {
  return tables_->read([&] { return tables_->analytics.forget(before, limit); });
}

bool SqlStore::enter(const Pass& pass) {
  return tables_->write([&] {
    (void)tables_->conversations.lockedOrNew({pass.conversation, pass.site, pass.visitor});
    // Only from here on nobody merges it, which ends the session as well.
    return !tables_->revoked.has(pass.session);
  });
}

std::optional<KeptAnswer> SqlStore::keptAnswer(std::string_view key) {
  return tables_->read([&] { return tables_->answers.find(std::string(key)); });
}

void SqlStore::keepAnswer(std::string_view key, const KeptAnswer& answer) {
  tables_->read([&] { tables_->answers.put(std::string(key), answer); });
}

void SqlStore::addTicket(const NewTicket& ticket) {
  tables_->write([&] {
    const std::int64_t key = existing(tables_->conversations.locked(ticket.conversation));
    tables_->tickets.insert(key, tables_->conversations.siteOf(ticket.conversation), ticket);
    return true;
  });
}

std::optional<Shortlist> SqlStore::shortlistOf(std::string_view conversation) {
  return tables_->read([&] { return tables_->support.shortlistOf(std::string(conversation)); });
}

void SqlStore::putShortlist(const Shortlist& shortlist) {
  tables_->read([&] { tables_->support.put(shortlist); });
}

bool SqlStore::hasReturn(const ReturnRequest& request, std::int64_t since) {
  return tables_->read([&] { return tables_->support.has(request, since); });
}

void SqlStore::addReturn(const ReturnRequest& request) {
  tables_->read([&] { tables_->support.add(request); });
}

void SqlStore::putOrderUpdates(const OrderUpdates& updates) {
  tables_->read([&] { tables_->support.put(updates); });
}

std::int64_t SqlStore::forgetSupport(SupportRows rows, std::int64_t before, int limit) {
  return tables_->read([&] {
    if (rows == SupportRows::Answers) return tables_->answers.forget(before, limit);
    return tables_->support.forget(rows, before, limit);
  });
}

std::vector<ConversationSummary> SqlStore::conversations(const ConversationQuery& query) {
  return tables_->read([&] { return tables_->console.list(query); });
}

std::optional<ConversationFile> SqlStore::conversation(std::string_view id) {
  return tables_->read([&]() -> std::optional<ConversationFile> {
    auto summary = tables_->console.find(std::string(id));
    if (!summary) return std::nullopt;
    const std::int64_t key = summary->key;
    return ConversationFile{*std::move(summary), tables_->messages.pageOf(key),
                            tables_->conversations.background(std::string(id)).value_or(Background{}).context,
                            tables_->tickets.openOf(key), tables_->console.notes(key, limits::kNotes)};
  });
}

// At the end of the conversation, which is locked.
Message SqlStore::Tables::placed(std::int64_t conversation, Message message) {
  message.seq = conversations.nextSeq(conversation, message.at);
  message.change = conversations.nextChange(conversation);
  messages.insert(conversation, message, {}, std::nullopt);
  return message;
}

// What the visitor reads of it, in a language that all have in common: the widget says it in theirs.
Message SqlStore::Tables::noted(std::int64_t conversation, const AgentClaim& claim, bool hasJoined) {
  const std::string text =
      claim.name + (hasJoined ? " has joined the conversation." : " has left the conversation.");
  return placed(conversation, {.id = newIdentifier("m_"),
                               .clientId = {},
                               .author = Author::System,
                               .text = text,
                               .cards = {},
                               .at = claim.now,
                               .extra = hasJoined ? joinedExtra(claim.name) : leftExtra(claim.name)});
}

Message SqlStore::Tables::hold(std::int64_t conversation, const AgentClaim& claim) {
  console.hold(conversation, {claim.agent, claim.name, claim.now, claim.until});
  return noted(conversation, claim, true);
}

std::expected<Written, ClaimRefused> SqlStore::takeConversation(const AgentClaim& claim) {
  return tables_->write([&]() -> std::expected<Written, ClaimRefused> {
    const auto key = tables_->conversations.locked(claim.conversation);
    if (!key) return std::unexpected(ClaimRefused{.isUnknown = true});
    const Holder holder = tables_->console.holderOf(*key);
    if (holder.agent == claim.agent) {
      Written written = tables_->renew(*key, holder, Tables::named(claim, holder));
      if (!written.fresh.empty()) tables_->tell(claim.conversation);
      return written;
    }
    const bool isFree = holder.agent.empty() || (!holder.isHere(claim.now) && claim.takeOver);
    if (!isFree) return std::unexpected(ClaimRefused{.holder = holder});
    tables_->audit.add({0, "conversation", tables_->conversations.siteOf(claim.conversation),
                        claim.conversation, holder.agent, claim.agent, claim.signature});
    Written written{.fresh = {tables_->hold(*key, claim)}};
    tables_->tell(claim.conversation);
    return written;
  });
}

// Whose lapse the visitor was told of comes again.
Written SqlStore::Tables::renew(std::int64_t conversation, const Holder& holder, const AgentClaim& claim) {
  if (holder.until == 0) return {.fresh = {hold(conversation, claim)}};
  console.hold(conversation, {holder.agent, claim.name, holder.since, std::max(holder.until, claim.until)});
  return {};
}

std::expected<Written, ClaimRefused> SqlStore::renewConversation(const AgentClaim& claim) {
  return tables_->asHolder(claim, [&](std::int64_t key, const Holder& holder, const AgentClaim& known) {
    return tables_->renew(key, holder, known);
  });
}

std::expected<Written, ClaimRefused> SqlStore::sayAsAgent(const AgentMessage& message) {
  return tables_->asHolder(message.claim,
                           [&](std::int64_t key, const Holder& holder, const AgentClaim& known) -> Written {
                             // No visitor's name for a message has a colon: the two are never taken for each
                             // other.
                             const std::string clientId = "agent:" + message.clientId;
                             if (auto before = tables_->messages.byClientId(key, clientId))
                               return {.said = *std::move(before)};
                             Written written = tables_->renew(key, holder, known);
                             written.said = tables_->placed(key, {.id = message.id,
                                                                  .clientId = clientId,
                                                                  .author = Author::Agent,
                                                                  .text = message.text,
                                                                  .cards = {},
                                                                  .at = known.now,
                                                                  .extra = agentExtra(known.name)});
                             written.fresh.push_back(*written.said);
                             tables_->messages.settleAll(key);
                             return written;
                           });
}

std::expected<Written, ClaimRefused> SqlStore::leaveConversation(const AgentClaim& claim, Leaving leaving) {
  return tables_->write([&]() -> std::expected<Written, ClaimRefused> {
    const auto key = tables_->conversations.locked(claim.conversation);
    if (!key) return std::unexpected(ClaimRefused{.isUnknown = true});
    const Holder holder = tables_->console.holderOf(*key);
    const bool mayLeave = holder.agent == claim.agent || (holder.agent.empty() && leaving == Leaving::Close);
    if (!mayLeave) return std::unexpected(ClaimRefused{.holder = holder});
    Written written = tables_->left(*key, holder, claim, leaving);
    tables_->tell(claim.conversation);
    return written;
  });
}

Written SqlStore::Tables::left(std::int64_t conversation, const Holder& holder, const AgentClaim& claim,
                               Leaving leaving) {
  constexpr const char* kAfter[] = {"released", "handed back", "closed"};
  const std::string site = conversations.siteOf(claim.conversation);
  if (leaving != Leaving::Release)
    for (const std::string& ticket : tickets.openOf(conversation)) {
      (void)tickets.close(ticket, claim.now);
      audit.add({0, "ticket", site, ticket, "open", "closed", claim.signature});
    }
  if (leaving == Leaving::Close) messages.settleAll(conversation);
  audit.add({0, "conversation", site, claim.conversation, holder.agent, kAfter[static_cast<int>(leaving)],
             claim.signature});
  console.hold(conversation, {});
  // The visitor has been told already of who has gone before.
  if (holder.until == 0) return {};
  AgentClaim known = claim;
  known.name = holder.name;
  return {.fresh = {noted(conversation, known, false)}};
}

std::vector<std::string> SqlStore::lapsedConversations(std::int64_t now, int limit) {
  return tables_->read([&] { return tables_->console.lapsed(now, limit); });
}

std::optional<Message> SqlStore::tellLapse(std::string_view conversation, std::int64_t now) {
  return tables_->write([&]() -> std::optional<Message> {
    const auto key = tables_->conversations.locked(std::string(conversation));
    Holder holder = key ? tables_->console.holderOf(*key) : Holder{};
    if (holder.agent.empty() || holder.until == 0 || holder.isHere(now)) return std::nullopt;
    holder.until = 0;
    tables_->console.hold(*key, holder);
    tables_->tell(conversation);
    return tables_->noted(*key, {std::string(conversation), holder.agent, holder.name, now}, false);
  });
}

bool SqlStore::visitorTypes(std::string_view conversation, std::int64_t now, std::int64_t until) {
  return tables_->read([&] { return tables_->console.type(std::string(conversation), now, until); });
}

void SqlStore::tellTyping(std::string_view conversation) {
  tables_->read([&] { tables_->database->tell(ChangeKind::Typing, conversation); });
}

std::optional<Note> SqlStore::addNote(std::string_view conversation, const Note& note) {
  return tables_->write([&]() -> std::optional<Note> {
    const auto key = tables_->conversations.locked(std::string(conversation));
    if (!key) return std::nullopt;
    Note added = note;
    added.key = tables_->console.add(*key, note);
    return added;
  });
}

std::vector<CannedAnswer> SqlStore::cannedAnswers(const std::optional<std::vector<std::string>>& sites) {
  return tables_->read([&] { return tables_->console.canned(sites); });
}

std::optional<CannedAnswer> SqlStore::cannedAnswer(std::int64_t key) {
  return tables_->read([&] { return tables_->console.canned(key); });
}

std::expected<CannedAnswer, CannedRefused> SqlStore::addCannedAnswer(const CannedAnswer& answer,
                                                                     const Signature& signature) {
  return tables_->write([&]() -> std::expected<CannedAnswer, CannedRefused> {
    // Those who add one to a site at the same time come one after the other: else both would be the last.
    tables_->database->keepAlone("canned " + answer.site);
    if (tables_->console.countCanned(answer.site) >= limits::kCannedAnswers)
      return std::unexpected(CannedRefused::Full);
    const auto key = tables_->console.add(answer);
    if (!key) return std::unexpected(CannedRefused::Exists);
    tables_->audit.add({0, "canned", answer.site, answer.name, "", audited(answer.text), signature});
    CannedAnswer added = answer;
    added.key = *key;
    return added;
  });
}

void SqlStore::removeCannedAnswer(const CannedAnswer& answer, const Signature& signature) {
  tables_->write([&] {
    tables_->console.removeCanned(answer.key);
    tables_->audit.add({0, "canned", answer.site, answer.name, audited(answer.text), "", signature});
    return true;
  });
}

void SqlStore::addView(const PageView& view, std::int64_t pause) {
  tables_->write([&] {
    tables_->database->keepAlone("visits " + view.conversation);
    tables_->visits.add(view, pause);
    tables_->touch(Topic::Analytics, view.site);
    return true;
  });
}

VisitSum SqlStore::visitSum(const FiguresQuery& query) {
  return tables_->read([&] { return tables_->visits.sum(query); });
}

std::int64_t SqlStore::forgetVisits(std::int64_t before, int limit) {
  return tables_->read([&] { return tables_->visits.forget(before, limit); });
}

// Alone, where two services start at once.
void SqlStore::putArticles(const std::vector<IndexedArticle>& articles) {
  tables_->write([&] {
    tables_->database->keepAlone("articles");
    tables_->articles.put(articles);
    return true;
  });
}

std::vector<IndexedArticle> SqlStore::findArticles(std::string_view site, std::string_view language,
                                                   const std::vector<std::string>& beginnings, int limit) {
  return tables_->read(
      [&] { return tables_->articles.find(std::string(site), std::string(language), beginnings, limit); });
}

std::optional<Article> SqlStore::article(std::string_view site, std::string_view language,
                                         std::string_view name) {
  return tables_->read(
      [&] { return tables_->articles.article(std::string(site), std::string(language), std::string(name)); });
}

}  // namespace pipit::server
