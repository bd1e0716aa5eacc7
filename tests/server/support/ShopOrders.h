#pragma once

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <string>

// Orders of a shop, as of today: what may come back depends on the day.
inline std::string daysAgo(int days) {
  const auto day = std::chrono::system_clock::now() - std::chrono::hours(24 * days);
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::chrono::system_clock::to_time_t(day)));
}

// `delivered`: so many days ago; less than none: not yet. `more` are further members, each behind a comma.
inline std::string shopOrder(const std::string& id, const std::string& items, int delivered,
                             const std::string& more = "") {
  const std::string end =
      delivered < 0 ? ""
                    : R"(,{"stage":"delivered","at":")" + daysAgo(delivered) + R"(","note":"Signed for."})";
  return R"({"id":")" + id + R"(","email":"mara@example.com","postalCode":"SW1A 1AA","placedAt":")" +
         daysAgo(100) + R"(","status":")" + (delivered < 0 ? "received" : "delivered") + R"(","items":)" +
         items + R"(,"entries":[{"stage":"received","at":")" + daysAgo(100) + R"(","note":"Thanks."})" + end +
         "]" + more + "}";
}

// 10001 delivered yesterday, 10002 forty days and 10003 ninety days ago, 10004 engraved, 10005 under way,
// 10006 of the customer "mara" of the demo shop; 10100 to 10199 as the first one.
inline std::string shopOrders() {
  std::string orders = shopOrder("10001", R"(["ring-aurora","ring-hush"])", 1);
  for (const std::string& order :
       {shopOrder("10002", R"(["ring-aurora"])", 40), shopOrder("10003", R"(["ring-aurora"])", 90),
        shopOrder("10004", R"(["ring-aurora","ring-hush"])", 2, R"(,"engraved":["ring-hush"])"),
        shopOrder("10005", R"(["ring-aurora"])", -1),
        shopOrder("10006", R"(["ring-aurora"])", 3, R"(,"site":"demo-shop","customer":"mara")")})
    orders += "," + order;
  for (int id = 10100; id < 10200; ++id)
    orders += "," + shopOrder(std::to_string(id), R"(["ring-aurora"])", 1);
  return R"({"orders":[)" + orders + "]}";
}
