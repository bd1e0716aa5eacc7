#pragma once

namespace soci {
class session;
}

namespace pipit::server {

// Brings the database to this program's form, step by step, forward only. Throws StoreFailure when it was
// written by a newer program.
void migrate(soci::session& sql);

}  // namespace pipit::server
