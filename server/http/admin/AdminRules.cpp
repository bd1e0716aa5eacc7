#include "http/admin/AdminRules.h"

#include <array>

namespace pipit::server {

namespace {

constexpr Roles kAdmin = bitOf(Role::Admin);
constexpr Roles kPeople = kAdmin | bitOf(Role::Agent);
constexpr Roles kDashboards = kAdmin | bitOf(Role::Merchandiser) | bitOf(Role::Viewer);
constexpr Roles kKeepers = kAdmin | bitOf(Role::Merchandiser);

constexpr std::array kRules = {
    AdminRule{"POST", "/api/admin/login", 0, About::Nobody},
    AdminRule{"POST", "/api/admin/logout", kEveryRole, About::Self},
    AdminRule{"GET", "/api/admin/me", kEveryRole, About::Self},
    AdminRule{"POST", "/api/admin/password", kEveryRole, About::Self},

    AdminRule{"GET", "/api/admin/users", kAdmin, About::AllSites},
    AdminRule{"POST", "/api/admin/users", kAdmin, About::AllSites},
    AdminRule{"PATCH", "/api/admin/users/:name", kAdmin, About::AllSites},
    AdminRule{"DELETE", "/api/admin/users/:name", kAdmin, About::AllSites},

    AdminRule{"GET", "/api/admin/sites", kEveryRole, About::OwnSites},
    AdminRule{"POST", "/api/admin/sites", kAdmin, About::AllSites},
    AdminRule{"GET", "/api/admin/sites/:id", kEveryRole, About::OneSite},
    AdminRule{"PATCH", "/api/admin/sites/:id", kAdmin, About::OneSite},
    AdminRule{"GET", "/api/admin/sites/:id/texts", kEveryRole, About::OneSite},
    AdminRule{"PUT", "/api/admin/sites/:id/texts", kAdmin, About::OneSite},

    AdminRule{"GET", "/api/admin/audit", kAdmin, About::OwnSites},

    AdminRule{"GET", "/api/admin/feature-flags", kEveryRole, About::OneSite},
    AdminRule{"POST", "/api/admin/feature-flags", kAdmin, About::OneSite},
    AdminRule{"GET", "/api/admin/rollout", kEveryRole, About::OwnSites},
    AdminRule{"POST", "/api/admin/rollout/create", kAdmin, About::AllSites},
    AdminRule{"POST", "/api/admin/rollout/start", kAdmin, About::AllSites},
    AdminRule{"POST", "/api/admin/rollout/advance", kAdmin, About::AllSites},
    AdminRule{"POST", "/api/admin/rollout/pause", kAdmin, About::AllSites},
    AdminRule{"POST", "/api/admin/rollout/resume", kAdmin, About::AllSites},
    AdminRule{"POST", "/api/admin/rollout/rollback", kAdmin, About::AllSites},
    AdminRule{"POST", "/api/admin/emergency-rollback", kAdmin, About::AllSites},
    AdminRule{"GET", "/api/admin/kill", kEveryRole, About::Self},
    AdminRule{"POST", "/api/admin/kill", kAdmin, About::AllSites},

    AdminRule{"GET", "/api/admin/tickets", kPeople, About::OwnSites},

    AdminRule{"GET", "/api/feedback", kDashboards, About::OwnSites},
    AdminRule{"GET", "/api/monitoring/widget", kDashboards, About::OwnSites},
    AdminRule{"GET", "/api/admin/analytics", kDashboards, About::OwnSites},
    AdminRule{"GET", "/api/admin/alerts", kDashboards, About::OwnSites},
    // Of which site it is only the alert itself says.
    AdminRule{"POST", "/api/admin/alerts/:id/acknowledge", kKeepers, About::Self},
};

}  // namespace

std::span<const AdminRule> adminRules() {
  return kRules;
}

}  // namespace pipit::server
