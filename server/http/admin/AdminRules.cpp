#include "http/admin/AdminRules.h"

#include <array>

#include "domain/admin/Topic.h"

namespace pipit::server {

namespace {

constexpr Roles kAdmin = bitOf(Role::Admin);
constexpr Roles kPeople = kAdmin | bitOf(Role::Agent);
constexpr Roles kDashboards = kDashboardRoles;
constexpr Roles kKeepers = kAdmin | bitOf(Role::Merchandiser);

constexpr std::array kRules = {
    AdminRule{"POST", "/api/admin/login", 0, About::Nobody},
    AdminRule{"POST", "/api/admin/logout", kEveryRole, About::Self},
    AdminRule{"GET", "/api/admin/me", kEveryRole, About::Self},
    AdminRule{"POST", "/api/admin/password", kEveryRole, About::Self},
    // Each event has its own roles, and sites: Topic.h.
    AdminRule{"GET", "/api/admin/events", kEveryRole, About::Self},

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

    AdminRule{"GET", "/api/admin/conversations", kPeople, About::OwnSites},
    // Of which site one is only the conversation itself says.
    AdminRule{"GET", "/api/admin/conversations/:id", kPeople, About::Self},
    AdminRule{"POST", "/api/admin/conversations/:id/claim", kPeople, About::Self},
    AdminRule{"POST", "/api/admin/conversations/:id/release", kPeople, About::Self},
    AdminRule{"POST", "/api/admin/conversations/:id/handback", kPeople, About::Self},
    AdminRule{"POST", "/api/admin/conversations/:id/close", kPeople, About::Self},
    AdminRule{"POST", "/api/admin/conversations/:id/messages", kPeople, About::Self},
    AdminRule{"POST", "/api/admin/conversations/:id/notes", kPeople, About::Self},
    AdminRule{"POST", "/api/admin/conversations/:id/typing", kPeople, About::Self},
    AdminRule{"GET", "/api/admin/conversations/:id/transcript", kPeople, About::Self},
    AdminRule{"GET", "/api/admin/canned-answers", kPeople, About::OwnSites},
    AdminRule{"POST", "/api/admin/canned-answers", kPeople, About::OneSite},
    AdminRule{"DELETE", "/api/admin/canned-answers/:id", kPeople, About::Self},

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
