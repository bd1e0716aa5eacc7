#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <expected>

#include "http/Desk.h"
#include "http/IncomingFile.h"
#include "http/Settings.h"

namespace pipit::server {

// Takes an upload's body from its connection to the disk, piece by piece; its header has been read.
class UploadReceiver {
 public:
  using Header = boost::beast::http::request_parser<boost::beast::http::string_body>;
  // Of which the client can be told: all others leave nobody to tell.
  enum class Failure : std::uint8_t { TooLarge, Busy, Disk, Gone };

  UploadReceiver(boost::beast::tcp_stream& stream, boost::beast::flat_buffer& buffer,
                 const Settings& settings)
      : stream_(stream), buffer_(buffer), settings_(settings) {}

  net::awaitable<std::expected<IncomingFile, Failure>> receive(Header& header);

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;

  net::awaitable<std::optional<Failure>> receiveInto(const IncomingFile& file, Parser& parser);

  boost::beast::tcp_stream& stream_;
  boost::beast::flat_buffer& buffer_;
  const Settings& settings_;
};

}  // namespace pipit::server
