#include "http/UploadReceiver.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <chrono>
#include <utility>
#include <vector>

#include "http/Limits.h"

namespace pipit::server {

namespace http = boost::beast::http;

net::awaitable<std::expected<IncomingFile, UploadReceiver::Failure>> UploadReceiver::receive(Header& header) {
  auto file = IncomingFile::create(settings_.uploads);
  if (!file) {
    const bool isBusy = file.error() == std::errc::too_many_files_open;
    co_return std::unexpected(isBusy ? Failure::Busy : Failure::Disk);
  }
  Parser parser(std::move(header));
  const auto failure = co_await receiveInto(*file, parser);
  if (failure) co_return std::unexpected(*failure);
  co_return *std::move(file);
}

// However small its pieces are, a client that sends too slowly is not waited for: there is room for a few at
// once.
net::awaitable<std::optional<UploadReceiver::Failure>> UploadReceiver::receiveInto(const IncomingFile& file,
                                                                                   Parser& parser) {
  std::vector<char> piece(limits::kFilePieceBytes);
  const auto start = std::chrono::steady_clock::now();
  std::int64_t received = 0;
  while (!parser.is_done()) {
    boost::system::error_code error;
    parser.get().body().data = piece.data();
    parser.get().body().size = piece.size();
    const std::chrono::milliseconds earned(received * 1'000 / limits::kUploadPace);
    stream_.expires_at(start + std::min(settings_.upload, settings_.body + earned));
    co_await http::async_read_some(stream_, buffer_, parser, net::redirect_error(net::use_awaitable, error));
    if (error == http::error::need_buffer) error = {};
    if (error) co_return error == http::error::body_limit ? Failure::TooLarge : Failure::Gone;
    const std::size_t size = piece.size() - parser.get().body().size;
    received += static_cast<std::int64_t>(size);
    if (!file.append({piece.data(), size})) co_return Failure::Disk;
  }
  co_return std::nullopt;
}

}  // namespace pipit::server
