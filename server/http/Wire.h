#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/system/error_code.hpp>
#include <optional>
#include <string>

#include "http/Request.h"
#include "http/Response.h"

namespace pipit::server {

// From Beast's request to ours, with a new id and without its body.
Request requestOf(const boost::beast::http::request_header<>& received);

// A header whose end or host a proxy may read in another way than we do, though Beast takes it: another
// coding than "chunked" (RFC 9112, 6.1), no host or several (3.2).
bool isAmbiguous(const boost::beast::http::request<boost::beast::http::string_body>& received);

// The status that tells a client why its request could not be read. Nothing: it is gone, or was too slow to
// be told.
std::optional<int> statusOf(boost::system::error_code error);

// The lines of a header up to the empty one, without those of the body's length. No name and no value of ours
// comes from a request, so none can hold a line break.
std::string headerText(const Response& response, std::string_view requestId);

// An answer as it goes out. `response` must outlive it: its body is shared, not copied.
class WireResponse {
 public:
  WireResponse(const Request& request, const Response& response, bool keepAlive);

  std::array<boost::asio::const_buffer, 2> buffers() const;

 private:
  std::string header_;
  Response::Body body_;
};

}  // namespace pipit::server
