#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/monitoring/Alert.h"
#include "domain/monitoring/WidgetWindow.h"

namespace pipit::server {

// A minute's figures of the service, as ServiceFigures writes them; since 1970.
struct ServiceMinute {
  std::int64_t minute = 0;
  std::string figures;
};

// What was measured, and what was wrong with it. Who reads a row to write it again does so in
// Store::exclusively().
class MonitoringStore {
 public:
  virtual ~MonitoringStore() = default;

  virtual std::optional<WidgetWindow> window(std::string_view site, std::int64_t seconds,
                                             std::int64_t starts) = 0;
  // In place of the one of that site, length and start.
  virtual void putWindow(const WidgetWindow& window) = 0;
  // By site, those that have any.
  virtual std::vector<WindowCount> countWindows(const WindowQuery& query) = 0;
  // By start and site.
  virtual std::vector<WidgetWindow> windows(const WindowQuery& query) = 0;
  // Sites that have windows of that length from before that time, with the start of the oldest of them, each
  // once.
  virtual std::vector<WidgetWindow> windowsToRollUp(std::int64_t seconds, std::int64_t before, int limit) = 0;
  virtual void removeWindows(std::string_view site, std::int64_t seconds, std::int64_t from,
                             std::int64_t to) = 0;
  // How many went: at most `limit` of those that start before that time.
  virtual std::int64_t forgetWindows(std::int64_t before, int limit) = 0;

  virtual std::optional<ServiceMinute> serviceMinute(std::int64_t minute) = 0;
  virtual void putServiceMinute(const ServiceMinute& minute) = 0;
  virtual std::vector<ServiceMinute> serviceMinutesSince(std::int64_t minute) = 0;
  virtual void forgetServiceMinutes(std::int64_t before) = 0;

  virtual std::vector<Alert> alerts(const AlertQuery& query) = 0;
  virtual std::optional<Alert> alert(std::string_view id) = 0;
  // The newest of that rule and site.
  virtual std::optional<Alert> latestAlert(std::string_view rule, std::string_view site) = 0;
  // A new one has no key yet.
  virtual void putAlert(const Alert& alert) = 0;
  virtual std::int64_t forgetAlerts(std::int64_t before, int limit) = 0;
};

}  // namespace pipit::server
