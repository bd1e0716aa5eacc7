#pragma once

#include "domain/feedback/FeedbackBook.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// What visitors think, for those who may look. It must outlive the router.
void addFeedbackRoute(AdminTable& table, const FeedbackBook& feedback);

}  // namespace pipit::server
