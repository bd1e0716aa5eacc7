#pragma once

#include "domain/SiteBook.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// The sites that may carry the widget, and what they say. The book must outlive the router.
void addSiteAdminRoutes(AdminTable& table, SiteBook& sites);

}  // namespace pipit::server
