#include "http/StaticFile.h"

#include <sodium.h>

#include <utility>

namespace pipit::server {

namespace {

constexpr std::array<std::string_view, kCodings> kContentEncoding = {"", "gzip", "br"};

}  // namespace

StaticFile::StaticFile(std::string mediaType, std::string content) : mediaType_(std::move(mediaType)) {
  addCoding(Coding::Identity, std::move(content));
}

void StaticFile::addCoding(Coding coding, std::string content) {
  const auto index = static_cast<std::size_t>(coding);
  std::string tag = entityTag(content, kContentEncoding[index]);
  forms_[index] = Form{bodyOf(std::move(content)), std::move(tag)};
}

Response StaticFile::respond(const Request& request) const {
  const auto coding = static_cast<std::size_t>(negotiate(request.acceptEncoding.value_or(""), available()));
  const Form& form = *forms_[coding];
  const bool isKnown = request.ifNoneMatch && namesTag(*request.ifNoneMatch, form.tag);
  Response response{.status = isKnown ? 304 : 200, .headers = {}, .body = isKnown ? nullptr : form.body};
  response.with("ETag", form.tag).with("Vary", "Accept-Encoding");
  if (isKnown) return response;
  response.with("Content-Type", mediaType_);
  if (coding != 0) response.with("Content-Encoding", kContentEncoding[coding]);
  return response;
}

std::array<bool, kCodings> StaticFile::available() const {
  return {true, forms_[1].has_value(), forms_[2].has_value()};
}

std::string entityTag(std::string_view content, std::string_view suffix) {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash;
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(content.data()),
                     content.size(), nullptr, 0);
  std::array<char, 2 * hash.size() + 1> digits;
  sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
  return '"' + std::string(digits.data()) + (suffix.empty() ? "" : "-") + std::string(suffix) + '"';
}

}  // namespace pipit::server
