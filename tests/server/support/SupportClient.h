#pragma once

#include "support/Pipitd.h"
#include "support/ShopOrders.h"

// Who asks for something of /api/support that must happen once.
struct SupportClient {
  explicit SupportClient(const Visitor& asking) : visitor(asking) {}

  HttpAnswer ask(std::string_view route, boost::json::object body, std::string_view key) const {
    return ask(visitor.port, route, std::move(body), key);
  }
  // At another service on the same database.
  HttpAnswer ask(std::uint16_t port, std::string_view route, boost::json::object body,
                 std::string_view key) const {
    body["sessionId"] = visitor.conversation;
    return request(port, "POST", "/api/support/" + std::string(route), boost::json::serialize(body),
                   bearer(visitor.token) +
                       "Content-Type: application/json\r\nIdempotency-Key: " + std::string(key) + "\r\n");
  }

  static boost::json::object returnOf(std::string_view order) {
    return {{"orderId", order}, {"proof", {{"email", "mara@example.com"}}}, {"option", "return"}};
  }

  Visitor visitor;
};
