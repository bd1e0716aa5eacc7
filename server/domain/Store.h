#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Message.h"
#include "domain/Site.h"
#include "domain/Ticket.h"
#include "domain/Upload.h"

namespace pipit::server {

// The database failed: nothing that the caller did. The text is for the log alone.
class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
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
};

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

struct MessagePage {
  std::vector<Message> messages;  // oldest first
  bool more = false;
};

// Where everything lasting lives. Every writing call is durable when it returns. Used by one thread.
class Store {
 public:
  virtual ~Store() = default;

  virtual void ping() = 0;
  virtual std::optional<std::string> setting(std::string_view key) = 0;
  virtual void putSetting(std::string_view key, std::string_view value) = 0;

  virtual std::optional<Site> site(std::string_view id) = 0;
  virtual std::vector<Site> sites() = 0;
  virtual void putSite(const Site& site) = 0;
  // Writes the site unless an operator has saved one of that name.
  virtual void seedSite(const Site& site) = 0;

  virtual std::optional<Message> byClientId(std::string_view conversation, std::string_view clientId) = 0;
  virtual std::optional<Message> byId(std::string_view conversation, std::string_view id) = 0;
  // Whether the form in that message has been filled in.
  virtual bool isAnswered(std::string_view conversation, std::string_view form) = 0;
  // Empty where there is no such conversation.
  virtual std::string siteOf(std::string_view conversation) = 0;
  // Makes the conversation if this is its first message; its attachments are used from then on.
  virtual Appended append(const ConversationKey& conversation, const NewMessage& message) = 0;
  virtual Message startAnswer(std::string_view conversation, std::int64_t question, std::string_view id,
                              std::int64_t at) = 0;
  // A started answer is made again, in its place: a new change.
  virtual Message restartAnswer(std::string_view conversation, std::int64_t answer) = 0;
  virtual Message completeAnswer(std::string_view conversation, std::int64_t answer, std::string_view text,
                                 const std::vector<Card>& cards, std::string_view extra) = 0;

  // The ticket of that message, which is opened if there is none.
  virtual Ticket openTicket(const NewTicket& ticket) = 0;
  // Oldest first: the open ones, or all; of one site, or, where its name is empty, of all.
  virtual std::vector<Ticket> tickets(std::string_view site, bool all) = 0;
  // False: there is no open ticket of that name.
  virtual bool closeTicket(std::string_view id) = 0;
  virtual std::vector<MovedTicket> movedTickets(int limit) = 0;
  // The message that tells of the ticket has this extra from now on: a new change.
  virtual Message moveTicket(const MovedTicket& moved, std::string_view extra) = 0;

  virtual std::optional<Unanswered> oldestUnanswered(std::string_view conversation) = 0;
  // Conversations with something unanswered, those that wait longest first.
  virtual std::vector<std::string> waiting(std::size_t limit) = 0;

  virtual MessagePage messagesBefore(std::string_view conversation, std::int64_t before, int limit) = 0;
  virtual std::vector<Message> changesAfter(std::string_view conversation, std::int64_t after, int limit) = 0;
  virtual std::int64_t latestChange(std::string_view conversation) = 0;
  // The complete messages that were there for this question, oldest first, without it and what was said after
  // it.
  virtual std::vector<Message> historyOf(std::string_view conversation, std::int64_t question, int limit) = 0;

  virtual void putUpload(const Upload& upload) = 0;
  virtual std::optional<Upload> upload(std::string_view id) = 0;
  // Since that time.
  virtual UploadCount uploadsOfConversation(std::string_view conversation, std::int64_t since) = 0;
  virtual UploadCount uploadsOfSite(std::string_view site, std::int64_t since) = 0;
  // Those from before that time which no message has, and those whose conversation is gone: some of them, by
  // id.
  virtual std::vector<std::string> staleUploads(std::int64_t before) = 0;
  virtual void forgetUploads(const std::vector<std::string>& ids) = 0;
};

}  // namespace pipit::server
