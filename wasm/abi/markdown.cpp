// markdown.wasm: what a text looks like, apart from the engine, since most messages need none of it. C++ owns
// all memory: pipit_markdown_in gives scratch for the text and the hosts of pictures, and what
// pipit_markdown_out points to is valid until the next call.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ByteWriter.h"
#include "base/limits.h"
#include "markdown/Document.h"

namespace {

struct Instance {
  std::vector<char> in;
  pipit::ByteWriter out;
};

Instance& instance() {
  static Instance one;
  return one;
}

std::vector<std::string> linesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

pipit::Document documentOf(std::string_view text, std::vector<std::string> imageHosts, std::uint32_t mode) {
  if (mode == 2) return pipit::Document::withLinks(text);
  return pipit::Document::parse(text, {std::move(imageHosts), mode == 1});
}

}  // namespace

#define PIPIT_EXPORT(name) extern "C" __attribute__((export_name(#name), used))

// Room for so many bytes; 0 if that is more than limits::eventBytes.
PIPIT_EXPORT(pipit_markdown_in) char* pipit_markdown_in(std::uint32_t size) {
  if (size > pipit::limits::eventBytes) return nullptr;
  auto& in = instance().in;
  in.resize(size);
  return in.data();
}

// Makes a document (markdown/Document.h) of the scratch: the text, and behind it the hosts of which pictures
// are shown, one a line. Returns its length in bytes. `mode` is 0 for a finished text, 1 for one that grows,
// 2 for one that holds no markup but bare addresses.
PIPIT_EXPORT(pipit_markdown) std::uint32_t pipit_markdown(std::uint32_t textBytes, std::uint32_t mode) {
  Instance& one = instance();
  const std::string_view all(one.in.data(), one.in.size());
  const std::string_view text = all.substr(0, textBytes);
  one.out.clear();
  documentOf(text, linesOf(all.substr(text.size())), mode).write(one.out);
  return static_cast<std::uint32_t>(one.out.bytes().size());
}

PIPIT_EXPORT(pipit_markdown_out) const std::uint8_t* pipit_markdown_out() {
  return instance().out.bytes().data();
}
