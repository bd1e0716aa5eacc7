#include "Invariants.h"

#include <algorithm>

#include "base/ByteReader.h"
#include "base/Utf8.h"
#include "base/limits.h"
#include "markdown/Address.h"

using pipit::Document;
using pipit::Node;
using pipit::NodeKind;

namespace {

bool isLeaf(NodeKind kind) {
  return kind == NodeKind::Rule || kind == NodeKind::Text || kind == NodeKind::Code ||
         kind == NodeKind::CodeBlock || kind == NodeKind::SoftBreak || kind == NodeKind::HardBreak;
}

bool leads(NodeKind kind) {
  return kind == NodeKind::Link || kind == NodeKind::Image;
}

// A text may stand in the deepest node.
constexpr std::size_t deepest = pipit::limits::markdownDepth + 1;

bool isTree(const std::vector<Node>& nodes, std::uint32_t from, std::uint32_t end, std::size_t depth) {
  if (from != end && depth > deepest) return false;
  for (std::uint32_t node = from; node < end; node = nodes[node].end) {
    const std::uint32_t next = nodes[node].end;
    if (next <= node || next > end || (isLeaf(nodes[node].kind) && next != node + 1)) return false;
    if (!isTree(nodes, node + 1, next, depth + 1)) return false;
  }
  return true;
}

std::string brokenNode(const Document& document, const Node& node) {
  const std::string_view text = document.text(node.text);
  const std::string_view title = document.text(node.title);
  if (text.size() != node.text.length || title.size() != node.title.length) return "a range beyond the text";
  if (!pipit::isUtf8(text) || !pipit::isUtf8(title)) return "half a character";
  if (title.size() > pipit::limits::markdownTitleBytes) return "a long title";
  if (leads(node.kind) && pipit::linkAddress(text) != text) return "an address that is not allowed";
  if (leads(node.kind) && text.empty()) return "no address";
  return {};
}

bool isWritten(const Document& document) {
  pipit::ByteWriter writer;
  document.write(writer);
  pipit::ByteReader reader(writer.bytes());
  const auto blocks = document.blocks();
  bool same = reader.u32() == blocks.size() && reader.u32() == document.nodes().size();
  for (const auto& block : blocks) {
    same = same && reader.u32() == block.node;
    const std::uint64_t low = reader.u32();
    same = same && (low | static_cast<std::uint64_t>(reader.u32()) << 32) == block.hash;
  }
  for (const Node& node : document.nodes()) {
    same = same && reader.u32() ==
                       (static_cast<std::uint32_t>(node.kind) | static_cast<std::uint32_t>(node.detail) << 8);
    same = same && reader.u32() == node.end && reader.u32() == node.text.start;
    same = same && reader.u32() == node.text.length;
    same = same && reader.u32() == (node.kind == NodeKind::OrderedList ? node.number : node.title.start);
    same = same && reader.u32() == node.title.length;
  }
  (void)reader.string();
  return same && reader.ok() && reader.atEnd();
}

bool isLetter(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

}  // namespace

std::string brokenInvariantOf(const Document& document) {
  const auto& nodes = document.nodes();
  if (nodes.size() > pipit::limits::markdownNodes) return "too many nodes";
  if (!isTree(nodes, 0, static_cast<std::uint32_t>(nodes.size()), 1)) return "no tree";
  for (const Node& node : nodes)
    if (const std::string broken = brokenNode(document, node); !broken.empty()) return broken;
  return isWritten(document) ? "" : "read otherwise than written";
}

bool isKept(std::string_view letters, std::string_view text) {
  std::size_t at = 0;
  for (const char c : letters) {
    if (!isLetter(c)) continue;
    at = text.find(c, at);
    if (at++ == std::string_view::npos) return false;
  }
  return true;
}
