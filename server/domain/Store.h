#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Change.h"
#include "domain/FlagStore.h"
#include "domain/Handover.h"
#include "domain/Mail.h"
#include "domain/Message.h"
#include "domain/Pass.h"
#include "domain/Person.h"
#include "domain/RatePool.h"
#include "domain/Site.h"
#include "domain/Ticket.h"
#include "domain/Upload.h"
#include "domain/Wording.h"
#include "domain/admin/Topic.h"
#include "domain/admin/UserStore.h"
#include "domain/analytics/AnalyticsStore.h"
#include "domain/articles/ArticleStore.h"
#include "domain/console/ConsoleStore.h"
#include "domain/feedback/FeedbackStore.h"
#include "domain/monitoring/MonitoringStore.h"
#include "domain/support/SupportStore.h"

namespace pipit::server {

// The database failed: nothing that the caller did. The text is for the log alone.
class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// It cannot be reached, for now: nothing was done, or nobody knows whether it was.
class StoreAway : public StoreFailure {
 public:
  using StoreFailure::StoreFailure;
};

// What a visitor says, before it has its place.
struct NewMessage {
  std::string id;
  std::string clientId;
  std::string text;
  std::string page;
  std::int64_t at = 0;
  std::optional<FormAnswer> answer = {};
  std::vector<Upload> attachments = {};
  std::string context = {};                  // what the page says of itself, as JSON; empty: as before
  std::string session = {};                  // as whom; empty: as nobody who could have left
  bool isUnmeasured = false;                 // its visitor wants no figures of the conversation
  std::optional<NewFeedback> feedback = {};  // what it says of how it was: both are stored, or neither
  bool mayProve = false;                     // as of Message
};

// The session has ended, one of the files is another message's, or the form has been answered: meanwhile,
// maybe at another service.
enum class NotAppended : std::uint8_t { SessionEnded, UploadTaken, FormAnswered };

struct ConversationKey {
  std::string id;
  std::string site;
  std::string visitor;
};

struct Appended {
  Message message;
  bool isNew = false;  // false: the same client id was there before, and this is what it got then
};

// A visitor's message that has no complete answer; `started` is the answer that was begun and not ended.
struct Unanswered {
  Message question;
  std::optional<Message> started;
};

// From when until when somebody makes the answers of a conversation, and nobody else does.
struct Lease {
  std::int64_t now = 0;
  std::int64_t until = 0;
};

// What is to go of a site: from before that time, so much of it at once.
struct RetentionQuery {
  std::string site;
  std::int64_t before = 0;
  std::int64_t now = 0;
  int conversations = 0;
  int messages = 0;
};

struct RetentionCount {
  std::int64_t conversations = 0;
  std::int64_t messages = 0;
  std::int64_t tickets = 0;
  bool isMore = false;  // to be asked for again
};

struct MessagePage {
  std::vector<Message> messages;  // oldest first
  bool more = false;
};

// Where everything lasting lives. Every writing call is durable when it returns. Used by one thread.
//
// Several programs may share one. Each writing call is one transaction, which holds the conversation that it
// writes to.
class Store : public FlagStore,
              public UserStore,
              public FeedbackStore,
              public MonitoringStore,
              public AnalyticsStore,
              public SupportStore,
              public ConsoleStore,
              public ArticleStore {
 public:
  virtual void ping() = 0;
  // How many migrations made its form.
  virtual int version() = 0;
  // Whether other services write to it too.
  virtual bool isShared() const = 0;
  // Hears what they do; nothing where it is not shared.
  virtual std::unique_ptr<ChangeWatch> watch(ChangeHeard heard) = 0;
  // Hears what this program does to what pages of the admin show, once it is durable.
  virtual void onTouched(TopicHeard heard) = 0;
  // All of it, as of one moment, into a new file; and back, in place of all there is.
  virtual void backUp(const std::string& file) = 0;
  // Sessions that have ended since stay so, and whoever works with the admin signs in again. A row of the
  // audit.
  virtual void restore(const std::string& file, const Signature& signature) = 0;

  virtual std::optional<std::string> setting(std::string_view key) = 0;
  // The value that is there, or, where there is none, this one, which is there from then on.
  virtual std::string settingOrNew(std::string_view key, std::string_view value) = 0;

  virtual std::optional<Site> site(std::string_view id) = 0;
  virtual std::vector<Site> sites() = 0;
  virtual void putSite(const Site& site) = 0;
  // Writes the site unless an operator has saved one of that name.
  virtual void seedSite(const Site& site) = 0;
  virtual Wording wordingOf(std::string_view site) = 0;
  // In place of all that there was.
  virtual void putWording(std::string_view site, const Wording& wording) = 0;

  virtual std::optional<Message> byClientId(std::string_view conversation, std::string_view clientId) = 0;
  virtual std::optional<Message> byId(std::string_view conversation, std::string_view id) = 0;
  // Whether the form in that message has been filled in.
  virtual bool isAnswered(std::string_view conversation, std::string_view form) = 0;
  // Empty where there is no such conversation.
  virtual std::string siteOf(std::string_view conversation) = 0;
  // Makes the conversation if this is its first message; its attachments are used from then on.
  // What is refused leaves nothing.
  virtual std::expected<Appended, NotAppended> append(const ConversationKey& conversation,
                                                      const NewMessage& message) = 0;

  // Whoever makes a conversation's answers has claimed it. Gives the oldest question without a complete
  // answer; nothing, and no claim: there is none, somebody else makes it, or an agent is there to, unless it
  // has been begun.
  virtual std::optional<Unanswered> claim(std::string_view conversation, Lease lease) = 0;
  virtual void renewClaims(std::int64_t until) = 0;
  virtual void releaseClaims() = 0;
  // Nothing in these three: the claim was lost, and somebody else makes the answer, or an agent has come.
  virtual std::optional<Message> startAnswer(std::string_view conversation, std::int64_t question,
                                             std::string_view id, std::int64_t at) = 0;
  // A started answer is made again, in its place: a new change.
  virtual std::optional<Message> restartAnswer(std::string_view conversation, std::int64_t answer) = 0;
  // The claim ends with it.
  virtual std::optional<Message> completeAnswer(std::string_view conversation, std::int64_t answer,
                                                std::string_view text, const std::vector<Card>& cards,
                                                std::string_view extra) = 0;

  // Its visitor wants no figures of it: those that there are go, and there are never any again.
  virtual void forbidFigures(std::string_view conversation) = 0;
  // Some of what was kept as long as its site wants. Conversations whose last message is older than that go
  // as a whole, with their files and tickets, but for those with a ticket that is open, or was closed since;
  // of those that go on closed tickets alone. Where figures of one are kept longer they are all that is left
  // of it.
  virtual RetentionCount forgetConversations(const RetentionQuery& query) = 0;
  // Sessions that had ended, and codes that nobody has used, whose time is over.
  virtual std::int64_t forgetSessions(std::int64_t now) = 0;

  virtual std::optional<Background> backgroundOf(std::string_view conversation) = 0;
  // The conversation of whom this site has verified by that name.
  virtual std::optional<ConversationKey> conversationOf(std::string_view site, std::string_view person) = 0;
  // Makes the conversation if there is none.
  virtual void describe(const ConversationKey& conversation, const Person& person) = 0;
  // All messages of the one come after those of the other, in their order, with their files and tickets, and
  // the one is no more.
  virtual void merge(const ConversationKey& source, std::string_view into) = 0;
  // Until then nobody comes in with its session. What has expired is forgotten.
  virtual void revoke(const Pass& pass, std::int64_t expires, std::int64_t now) = 0;
  virtual bool isRevoked(std::string_view session) = 0;
  // In place of what that session has offered before. What has expired is forgotten.
  virtual void putHandover(const Handover& handover, std::int64_t now) = 0;
  // Once: it is gone then.
  virtual std::optional<Pass> takeHandover(std::string_view site, std::string_view code,
                                           std::int64_t now) = 0;

  // The ticket of that message, which is opened if there is none.
  virtual Ticket openTicket(const NewTicket& ticket) = 0;
  // Oldest first: the open ones, or all; of one site, or, where its name is empty, of all.
  virtual std::vector<Ticket> tickets(std::string_view site, bool all) = 0;
  // False: there is no open ticket of that name. Else it is a row of the audit.
  virtual bool closeTicket(std::string_view id, const Signature& signature) = 0;
  virtual std::vector<MovedTicket> movedTickets(int limit) = 0;
  // The message that tells of the ticket has this extra from now on: a new change. Nothing: somebody else has
  // told it.
  virtual std::optional<Message> moveTicket(const MovedTicket& moved, std::string_view extra) = 0;

  // Conversations with something unanswered that nobody else has claimed, those that wait longest first.
  virtual std::vector<std::string> waiting(std::size_t limit, std::int64_t now) = 0;

  virtual MessagePage messagesBefore(std::string_view conversation, std::int64_t before, int limit) = 0;
  virtual std::vector<Message> changesAfter(std::string_view conversation, std::int64_t after, int limit) = 0;
  virtual std::int64_t latestChange(std::string_view conversation) = 0;
  // The complete messages that were there for this question, oldest first, without it and what was said after
  // it.
  virtual std::vector<Message> historyOf(std::string_view conversation, std::int64_t question, int limit) = 0;

  // One transaction, which `work` and its calls of this store are in, while nobody else is in one of any of
  // these names: what is read of them in it is still true when something is written. What it throws undoes it
  // all.
  virtual void exclusively(std::set<std::string> names, const std::function<void()>& work) = 0;

  virtual void putUpload(const Upload& upload) = 0;
  virtual std::optional<Upload> upload(std::string_view id) = 0;
  // Since that time.
  virtual UploadCount uploadsOfConversation(std::string_view conversation, std::int64_t since) = 0;
  virtual UploadCount uploadsOfSite(std::string_view site, std::int64_t since) = 0;
  // Those from before that time which no message has, and those whose conversation is gone: some of them, by
  // id.
  virtual std::vector<std::string> staleUploads(std::int64_t before) = 0;
  // Those of them that nobody has used by now. `removed` is called for each before it is durable.
  virtual void forgetUploads(const std::vector<std::string>& ids,
                             const std::function<void(const std::string&)>& removed) = 0;

  // Of the bucket of that key, in one step; `limit` is not looked at. Not durable: a database that dies may
  // have full buckets again.
  virtual RateGrant takeRate(const RateRequest& request) = 0;
  // Buckets that are full by then.
  virtual void forgetRates(std::int64_t before) = 0;

  // Mails, those that wait and, for a while, those that do not: for counting.
  virtual void putMail(const MailRequest& mail) = 0;
  virtual std::int64_t mailsWaiting() = 0;
  // When the nth newest since then was asked for, counting from 1.
  virtual std::optional<std::int64_t> mailAsked(MailCount by, std::string_view whose, std::int64_t since,
                                                int nth) = 0;
  // The one that is due first.
  virtual std::optional<WaitingMail> nextMail() = 0;
  // One more try: nobody else takes it until then. False: somebody else has.
  virtual bool takeMail(const WaitingMail& mail, std::int64_t due) = 0;
  virtual void postponeMail(std::string_view id, std::int64_t due) = 0;
  // It waits no longer.
  virtual void endMail(std::string_view id) = 0;
  virtual void forgetMails(std::int64_t before) = 0;
};

}  // namespace pipit::server
