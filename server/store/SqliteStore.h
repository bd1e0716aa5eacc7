#pragma once

#include <memory>
#include <string>

#include "domain/Store.h"

namespace pipit::server {

// The store in one SQLite file: write-ahead log, synchronous=FULL, so that a commit survives a power cut. It
// stays open as long as the object lives.
class SqliteStore : public Store {
 public:
  explicit SqliteStore(const std::string& file);
  ~SqliteStore() override;

  void ping() override;
  std::optional<std::string> setting(std::string_view key) override;
  void putSetting(std::string_view key, std::string_view value) override;

  std::optional<Site> site(std::string_view id) override;
  std::vector<Site> sites() override;
  void putSite(const Site& site) override;
  void seedSite(const Site& site) override;

  std::optional<Message> byClientId(std::string_view conversation, std::string_view clientId) override;
  std::optional<Message> byId(std::string_view conversation, std::string_view id) override;
  bool isAnswered(std::string_view conversation, std::string_view form) override;
  std::string siteOf(std::string_view conversation) override;
  Appended append(const ConversationKey& conversation, const NewMessage& message) override;
  Message startAnswer(std::string_view conversation, std::int64_t question, std::string_view id,
                      std::int64_t at) override;
  Message restartAnswer(std::string_view conversation, std::int64_t answer) override;
  Message completeAnswer(std::string_view conversation, std::int64_t answer, std::string_view text,
                         const std::vector<Card>& cards, std::string_view extra) override;

  Ticket openTicket(const NewTicket& ticket) override;
  std::vector<Ticket> tickets(std::string_view site, bool all) override;
  bool closeTicket(std::string_view id) override;
  std::vector<MovedTicket> movedTickets(int limit) override;
  Message moveTicket(const MovedTicket& moved, std::string_view extra) override;
  std::optional<Unanswered> oldestUnanswered(std::string_view conversation) override;
  std::vector<std::string> waiting(std::size_t limit) override;

  MessagePage messagesBefore(std::string_view conversation, std::int64_t before, int limit) override;
  std::vector<Message> changesAfter(std::string_view conversation, std::int64_t after, int limit) override;
  std::int64_t latestChange(std::string_view conversation) override;
  std::vector<Message> historyOf(std::string_view conversation, std::int64_t question, int limit) override;

  void putUpload(const Upload& upload) override;
  std::optional<Upload> upload(std::string_view id) override;
  UploadCount uploadsOfConversation(std::string_view conversation, std::int64_t since) override;
  UploadCount uploadsOfSite(std::string_view site, std::int64_t since) override;
  std::vector<std::string> staleUploads(std::int64_t before) override;
  void forgetUploads(const std::vector<std::string>& ids) override;

 private:
  struct Database;
  std::unique_ptr<Database> database_;
};

}  // namespace pipit::server
