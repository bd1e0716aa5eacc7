#pragma once

#include <cstdint>

namespace pipit {

enum class NodeKind : std::uint8_t {
  Paragraph,
  Heading,  // detail: 1 to 6
  Quote,
  BulletList,   // detail: 1 if tight
  OrderedList,  // detail: 1 if tight; number: of its first item
  Item,         // detail: TaskState
  CodeBlock,    // text: the code; title: its info string
  Rule,
  Table,
  TableHead,
  TableBody,
  TableRow,
  TableCell,  // detail: Alignment
  Text,       // text
  Emphasis,
  Strong,
  Strike,
  Code,   // text
  Link,   // text: the address; title
  Image,  // text: the address; title; its children are the alternative text
  SoftBreak,
  HardBreak,
};

enum class TaskState : std::uint8_t { None, Open, Done };
enum class Alignment : std::uint8_t { None, Left, Center, Right };

// Bytes of Document::text.
struct TextRange {
  std::uint32_t start = 0;
  std::uint32_t length = 0;

  friend bool operator==(const TextRange&, const TextRange&) = default;
};

// One node of a document. Its children are the nodes behind it, up to `end`.
struct Node {
  NodeKind kind = NodeKind::Text;
  std::uint8_t detail = 0;
  std::uint32_t number = 0;
  std::uint32_t end = 0;
  TextRange text = {};
  TextRange title = {};

  friend bool operator==(const Node&, const Node&) = default;
};

}  // namespace pipit
