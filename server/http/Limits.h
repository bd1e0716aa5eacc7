#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

// The maximums of the HTTP side, each with its reason.
namespace pipit::server::limits {

using namespace std::chrono_literals;

// A token, an event id and what browsers add come to some 2 KB.
inline constexpr std::uint32_t kHeaderBytes = 16 * 1024;
// Browsers and proxies send some thirty lines; each costs more here than it does on its way.
inline constexpr std::ptrdiff_t kHeaderLines = 100;
// What most headers fit into; what is longer takes more, until its request is answered.
inline constexpr std::size_t kIdleBytes = 2 * 1024;
// The longest message with every character escaped, and its page.
inline constexpr std::size_t kBodyBytes = 64 * 1024;
// What is held of a file on its way, either way.
inline constexpr std::size_t kFilePieceBytes = 64 * 1024;
// What a client has to send of a file in a second, on average: half of what the slowest mobile networks
// carry.
inline constexpr std::int64_t kUploadPace = 4 * 1024;
// Files on their way at once: 640 MB of disk at the very most.
inline constexpr std::size_t kUploadsAtOnce = 64;
// What a stream's reader may be behind, beside what the kernel holds for it.
inline constexpr std::size_t kStreamBehindBytes = 256 * 1024;
inline constexpr int kStreamSendBuffer = 64 * 1024;
// An open stream takes some 10 KB, and what is behind of it at most 256 KB.
inline constexpr std::size_t kConnections = 16'384;
// An eighth of all: a university behind one address, and no single client in everybody's way.
inline constexpr std::size_t kConnectionsOfClient = 2'048;
// What is still read, and thrown away, from a client that was refused, so that it gets to see why.
inline constexpr std::size_t kLingerBytes = 1024 * 1024;
// A build of the widget and the demo shop is some 3 MB in some 300 files.
inline constexpr std::size_t kStaticFiles = 4'096;
inline constexpr std::size_t kStaticFileBytes = 16 * 1024 * 1024;
inline constexpr std::size_t kStaticBytes = 128 * 1024 * 1024;

}  // namespace pipit::server::limits
