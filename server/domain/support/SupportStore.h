#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Pass.h"
#include "domain/Ticket.h"

namespace pipit::server {

// What was answered to a request that must have its effect once.
struct KeptAnswer {
  std::string request;  // the hash of what was asked
  int status = 0;
  std::string body;
  std::int64_t at = 0;  // milliseconds since 1970, as below

  bool operator==(const KeptAnswer&) const = default;
};

// Pieces that a visitor has put by. A conversation has one list.
struct Shortlist {
  std::string id;
  std::string site;
  std::string conversation;
  std::vector<std::string> items;  // ids of products, each once
  std::int64_t at = 0;
};

// A piece that a visitor wants to send back, have made wider, or cleaned.
struct ReturnRequest {
  std::string id;  // "RMA-7K3M9QXA", for people to name it by
  std::string site;
  std::string conversation;
  std::string order;
  std::string option;
  std::string item;    // a product's id; empty: all that is in the order
  std::string size;    // of a ring that is made wider
  std::string reason;  // in the visitor's words
  std::int64_t at = 0;
};

// Somebody who has agreed to hear how an order goes on, by e-mail or by phone.
struct OrderUpdates {
  std::string order;
  std::string site;
  std::string conversation;
  std::string email;
  std::string phone;
  std::int64_t at = 0;  // when they agreed
};

enum class SupportRows : std::uint8_t { Answers, Shortlists, Returns, OrderUpdates };

// What visitors do beside talking.
class SupportStore {
 public:
  virtual ~SupportStore() = default;

  // In a transaction, before the others: nobody merges the conversation until it ends, which is made if there
  // is none. False: the session has ended.
  virtual bool enter(const Pass& pass) = 0;
  virtual std::optional<KeptAnswer> keptAnswer(std::string_view key) = 0;
  // In place of what is kept under that key.
  virtual void keepAnswer(std::string_view key, const KeptAnswer& answer) = 0;
  // Of a conversation that is there.
  virtual void addTicket(const NewTicket& ticket) = 0;
  virtual std::optional<Shortlist> shortlistOf(std::string_view conversation) = 0;
  // In place of the one of its conversation, which keeps its id.
  virtual void putShortlist(const Shortlist& shortlist) = 0;
  // Whether the same was asked since then for the same piece, or for all of the order.
  virtual bool hasReturn(const ReturnRequest& request, std::int64_t since) = 0;
  virtual void addReturn(const ReturnRequest& request) = 0;
  // The same again is the same, agreed to anew.
  virtual void putOrderUpdates(const OrderUpdates& updates) = 0;
  // The oldest from before that time, at most `limit`; says how many there were.
  virtual std::int64_t forgetSupport(SupportRows rows, std::int64_t before, int limit) = 0;
};

}  // namespace pipit::server
