#include "store/HandoverTable.h"

#include <soci/soci.h>

namespace pipit::server {

void HandoverTable::put(const Handover& handover, std::int64_t now) {
  const Pass& pass = handover.pass;
  const long long expires = handover.expires, past = now;
  sql_ << "DELETE FROM handovers WHERE expires <= :past OR session = :session", soci::use(past),
      soci::use(pass.session);
  // Somebody else's code stays theirs.
  sql_ << "INSERT INTO handovers (code, site, visitor, conversation, session, expires)"
          " VALUES (:code, :site, :visitor, :conversation, :session, :expires) ON CONFLICT DO NOTHING",
      soci::use(handover.code), soci::use(pass.site), soci::use(pass.visitor), soci::use(pass.conversation),
      soci::use(pass.session), soci::use(expires);
}

std::int64_t HandoverTable::forget(std::int64_t now) {
  const long long past = now;
  soci::statement statement =
      (sql_.prepare << "DELETE FROM handovers WHERE expires <= :past", soci::use(past));
  statement.execute(true);
  return statement.get_affected_rows();
}

std::optional<Pass> HandoverTable::take(const std::string& site, const std::string& code, std::int64_t now) {
  const long long past = now;
  Pass pass{.site = site, .visitor = {}, .conversation = {}};
  // In one statement: of two who ask at the same moment one has it.
  sql_ << "DELETE FROM handovers WHERE code = :code AND site = :site AND expires > :past"
          " RETURNING visitor, conversation, session",
      soci::use(code), soci::use(site), soci::use(past), soci::into(pass.visitor),
      soci::into(pass.conversation), soci::into(pass.session);
  return sql_.got_data() ? std::optional(pass) : std::nullopt;
}

}  // namespace pipit::server
