#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ByteWriter.h"
#include "markdown/Node.h"

namespace pipit {

struct MarkdownPolicy {
  // Hosts of which pictures are shown: "img.example", or "*.img.example" for all names below it.
  std::vector<std::string> imageHosts;
  // More text will follow: what is half written at its end is shown as what it is about to be.
  bool isGrowing = false;
};

// A markdown text as safe nodes: a flat list in the order of the text, each before its children.
//
//   nodes   ┌ Paragraph end=4 ┬ Text ┬ Strong end=4 ┬ Text ┬ CodeBlock end=5 ┬ …
//   blocks  0                                              4
//   text    all characters that the nodes show or lead to, one behind the other
//
// Whatever the text, there are at most limits::markdownNodes nodes, nested at most limits::markdownDepth
// deep; addresses are http, https, mailto or tel; pictures are of the policy's hosts; nothing is HTML.
class Document {
 public:
  [[nodiscard]] static Document parse(std::string_view text, const MarkdownPolicy& policy = {});
  // The text as it stands, in one paragraph: of all markup only bare addresses are links.
  [[nodiscard]] static Document withLinks(std::string_view text);

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] std::string_view text(TextRange range) const {
    return std::string_view(text_).substr(range.start, range.length);
  }

  // A node that stands in no other, and a hash of it with all that is in it: while a text grows, a block
  // whose hash is the same looks the same.
  struct Block {
    std::uint32_t node;
    std::uint64_t hash;
  };
  [[nodiscard]] std::vector<Block> blocks() const;

  // Little endian, all of u32, so that it can be read as one Uint32Array:
  //   count of blocks, count of nodes
  //   blocks × { node, low and high half of the hash }
  //   nodes × { kind | detail << 8, end, start and length of the text, start of the title (the number of an
  //   ordered
  //             list), length of the title }
  //   length of the text in bytes, and the text in UTF-8, to whose bytes the starts and lengths belong
  void write(ByteWriter& out) const;

 private:
  friend class DocumentBuilder;

  [[nodiscard]] std::uint64_t hashOf(std::uint32_t block) const;

  std::vector<Node> nodes_;
  std::string text_;
};

}  // namespace pipit
