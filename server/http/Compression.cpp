#include "http/Compression.h"

#include <brotli/encode.h>

#include <cstdint>
#include <stdexcept>

namespace pipit::server {

std::string brotliOf(std::string_view text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string compressed(size, '\0');
  // A small window: the encoder takes memory by it, and the texts are shorter.
  constexpr int window = 16;
  const bool isDone =
      BrotliEncoderCompress(BROTLI_MAX_QUALITY, window, BROTLI_MODE_TEXT, text.size(),
                            reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                            reinterpret_cast<std::uint8_t*>(compressed.data())) == BROTLI_TRUE;
  if (!isDone) throw std::runtime_error("a document could not be compressed");
  compressed.resize(size);
  return compressed;
}

}  // namespace pipit::server
