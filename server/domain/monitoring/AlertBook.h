#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Store.h"
#include "domain/Telemetry.h"
#include "domain/monitoring/AlertRules.h"

namespace pipit::server {

// A rule that is broken now.
struct Breach {
  const AlertRule* rule = nullptr;
  std::string site;  // empty: it is about the service
  double value = 0;
};

// What is wrong and what was, from firing to resolved. Several services may judge the same at once: what one
// of them has written the next finds, and writes nothing.
//
//          broken              broken no more            for five minutes
//   (none) ------> firing ------------------> resolved ------------------> (the next one is another)
//                    ^                           |
//                    +------- broken again ------+
class AlertBook {
 public:
  AlertBook(Store& store, Telemetry& telemetry) : store_(store), telemetry_(telemetry) {}

  // All that is broken, and nothing else is. Gives what fires then.
  std::vector<Alert> judge(const std::vector<Breach>& breaches, std::int64_t now);
  std::vector<Alert> find(const AlertQuery& query) { return store_.alerts(query); }
  std::optional<Alert> find(std::string_view id) { return store_.alert(id); }
  // Somebody knows of it: a row of the audit. Who has done so first stays. Nothing: there is no such alert.
  std::optional<Alert> acknowledge(std::string_view id, const Signature& signature);

 private:
  std::vector<Alert> firing();
  void keepUp(const Breach& breach, const Alert* known, std::int64_t now);
  void fire(const Breach& breach, std::int64_t now);
  void resolve(Alert alert, std::int64_t now);

  Store& store_;
  Telemetry& telemetry_;
};

}  // namespace pipit::server
