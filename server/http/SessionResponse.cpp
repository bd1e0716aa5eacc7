#include "http/SessionResponse.h"

#include <boost/json.hpp>

namespace pipit::server {

Response sessionResponse(const Session& session) {
  return jsonResponse(200, {{"token", session.token},
                            {"visitor", session.pass.visitor},
                            {"conversation", session.pass.conversation},
                            {"expires", session.pass.expires}});
}

}  // namespace pipit::server
