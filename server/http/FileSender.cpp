#include "http/FileSender.h"

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fstream>
#include <vector>

#include "http/Limits.h"

namespace pipit::server {

net::awaitable<bool> sendFile(boost::beast::tcp_stream& stream, const Response::File& file,
                              const Settings& settings) {
  std::ifstream source(file.path, std::ios::binary);
  std::vector<char> piece(std::min(file.size, limits::kFilePieceBytes));
  for (std::size_t left = file.size; left > 0;) {
    const std::size_t size = std::min(left, piece.size());
    if (!source.read(piece.data(), static_cast<std::streamsize>(size))) co_return false;
    boost::system::error_code error;
    stream.expires_after(settings.write);
    co_await net::async_write(stream, net::buffer(piece.data(), size),
                              net::redirect_error(net::use_awaitable, error));
    if (error) co_return false;
    left -= size;
  }
  co_return true;
}

}  // namespace pipit::server
