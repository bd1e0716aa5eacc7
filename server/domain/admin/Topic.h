#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "domain/admin/Role.h"

namespace pipit::server {

// What pages of the admin show, so that they hear when it has changed. In the order of topicTable: another
// one is a row there, and a touch() where the store writes it.
enum class Topic : std::uint8_t { Alerts, Monitoring, Feedback, Analytics, Features, Tickets, Sessions };

struct TopicRow {
  std::string_view name;
  Roles roles = 0;      // who may read it, as AdminRules.cpp has it
  bool isOfAll = true;  // what concerns no site is for users of all sites alone
};

inline constexpr Roles kDashboardRoles = bitOf(Role::Admin) | bitOf(Role::Merchandiser) | bitOf(Role::Viewer);

inline constexpr std::array<TopicRow, 7> topicTable = {{
    {"alerts", kDashboardRoles},
    {"monitoring", kDashboardRoles},
    {"feedback", kDashboardRoles},
    {"analytics", kDashboardRoles},
    {"flags", kEveryRole, false},
    {"tickets", bitOf(Role::Admin) | bitOf(Role::Agent)},
    {"sessions"},  // of the admin: for the streams themselves
}};

constexpr const TopicRow& rowOf(Topic topic) {
  return topicTable[static_cast<std::size_t>(topic)];
}

constexpr std::optional<Topic> topicNamed(std::string_view name) {
  for (std::size_t index = 0; index < topicTable.size(); ++index)
    if (topicTable[index].name == name) return static_cast<Topic>(index);
  return std::nullopt;
}

// `site` is empty where it is about all of them, or none.
using TopicHeard = std::function<void(Topic topic, const std::string& site)>;

}  // namespace pipit::server
