#include "markdown/Document.h"

#include "base/Hash.h"
#include "base/Utf8.h"
#include "base/limits.h"
#include "markdown/BareAddress.h"
#include "markdown/DocumentBuilder.h"
#include "markdown/GrowingEnd.h"

namespace pipit {
namespace {

// As much as is parsed, up to the end of a line if there is one.
std::string_view parsedPart(std::string_view text) {
  if (text.size() <= limits::markdownBytes) return text;
  const std::size_t line = text.rfind('\n', limits::markdownBytes - 1);
  return line == std::string_view::npos ? truncateUtf8(text, limits::markdownBytes)
                                        : text.substr(0, line + 1);
}

Document plain(std::string_view text, const MarkdownPolicy& policy) {
  DocumentBuilder builder(text, policy);
  builder.addPlain(text);
  return builder.take();
}

}  // namespace

Document Document::parse(std::string_view text, const MarkdownPolicy& policy) {
  const std::string_view parsed = parsedPart(text);
  const bool isGrowing = policy.isGrowing && parsed.size() == text.size();
  const std::string whole = isGrowing ? mended(text, policy) : std::string(text);
  DocumentBuilder builder(std::string_view(whole).substr(0, isGrowing ? whole.size() : parsed.size()),
                          policy);
  if (!builder.run()) return plain(text, policy);
  builder.addPlain(std::string_view(whole).substr(builder.shownEnd()));
  return builder.take();
}

Document Document::withLinks(std::string_view text) {
  // The text before an address, the link, its text, and the text behind the last one.
  constexpr std::size_t nodesOfALink = 3;
  Document document;
  const auto add = [&](NodeKind kind, std::string_view what, std::uint32_t children) {
    const TextRange range{static_cast<std::uint32_t>(document.text_.size()),
                          static_cast<std::uint32_t>(what.size())};
    document.text_ += what;
    const auto end = static_cast<std::uint32_t>(document.nodes_.size()) + 1 + children;
    document.nodes_.push_back({.kind = kind, .end = end, .text = range});
  };
  std::size_t at = 0;
  add(NodeKind::Paragraph, {}, 0);
  while (document.nodes_.size() + nodesOfALink < limits::markdownNodes) {
    const auto found = nextBareAddress(text, at);
    if (!found) break;
    if (found->start > at) add(NodeKind::Text, text.substr(at, found->start - at), 0);
    add(NodeKind::Link, found->address, 1);
    add(NodeKind::Text, text.substr(found->start, found->length), 0);
    at = found->start + found->length;
  }
  if (at < text.size()) add(NodeKind::Text, text.substr(at), 0);
  document.nodes_.front().end = static_cast<std::uint32_t>(document.nodes_.size());
  return document;
}

std::vector<Document::Block> Document::blocks() const {
  std::vector<Block> all;
  for (std::uint32_t node = 0; node < nodes_.size(); node = nodes_[node].end)
    all.push_back({node, hashOf(node)});
  return all;
}

// Ranges and ends are counted from the block's own beginning: the same block has the same hash wherever it
// stands.
std::uint64_t Document::hashOf(std::uint32_t block) const {
  ByteWriter shape;
  for (std::uint32_t i = block; i < nodes_[block].end; ++i) {
    const Node& node = nodes_[i];
    shape.u32(static_cast<std::uint32_t>(node.kind) | static_cast<std::uint32_t>(node.detail) << 8);
    shape.u32(node.number);
    shape.u32(node.end - block);
    shape.string(text(node.text));
    shape.string(text(node.title));
  }
  const auto& bytes = shape.bytes();
  return fnv1a({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

void Document::write(ByteWriter& out) const {
  const auto all = blocks();
  out.u32(static_cast<std::uint32_t>(all.size()));
  out.u32(static_cast<std::uint32_t>(nodes_.size()));
  for (const Block& block : all) {
    out.u32(block.node);
    out.u32(static_cast<std::uint32_t>(block.hash));
    out.u32(static_cast<std::uint32_t>(block.hash >> 32));
  }
  for (const Node& node : nodes_) {
    const bool isNumbered = node.kind == NodeKind::OrderedList;
    out.u32(static_cast<std::uint32_t>(node.kind) | static_cast<std::uint32_t>(node.detail) << 8);
    out.u32(node.end);
    out.u32(node.text.start);
    out.u32(node.text.length);
    out.u32(isNumbered ? node.number : node.title.start);
    out.u32(node.title.length);
  }
  out.string(text_);
}

}  // namespace pipit
