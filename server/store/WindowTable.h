#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/monitoring/WidgetWindow.h"

namespace soci {
class session;
}

namespace pipit::server {

// What widgets measured: table widget_windows.
class WindowTable {
 public:
  explicit WindowTable(soci::session& sql) : sql_(sql) {}

  std::optional<WidgetWindow> find(const std::string& site, std::int64_t seconds, std::int64_t starts);
  void put(const WidgetWindow& window);
  std::vector<WindowCount> count(const WindowQuery& query);
  std::vector<WidgetWindow> list(const WindowQuery& query);
  std::vector<WidgetWindow> oldest(std::int64_t seconds, std::int64_t before, int limit);
  void remove(const std::string& site, std::int64_t seconds, std::int64_t from, std::int64_t to);
  std::int64_t forget(std::int64_t before, int limit);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
