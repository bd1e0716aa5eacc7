#pragma once

#include <md4c.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/Document.h"

namespace pipit {

// The block at the end of a source that holds text itself: where in the source a growing text ends.
struct LastLeaf {
  enum class Kind : std::uint8_t { None, Inline, Cell, Code };
  Kind kind = Kind::None;
  std::size_t start = 0;  // of its first text in the source
};

// Receives md4c's calls for one source and makes a document of them, within the limits: what is nested too
// deep stays as text where it stands, and where there are too many nodes the rest of the source is the text
// of one paragraph.
class DocumentBuilder {
 public:
  DocumentBuilder(std::string_view source, const MarkdownPolicy& policy);

  // False if md4c could not finish for want of memory.
  [[nodiscard]] bool run();
  // How much of the source the nodes show: all, unless there are too many.
  [[nodiscard]] std::size_t shownEnd() const { return isFull_ ? sourceEnd_ : source_.size(); }
  // As one paragraph. Once, at the end.
  void addPlain(std::string_view text);

  [[nodiscard]] Document take();
  [[nodiscard]] const LastLeaf& lastLeaf() const { return lastLeaf_; }

 private:
  // The index of a node; none where there shall be none.
  using Made = std::optional<std::uint32_t>;
  // What md4c has entered and not left.
  struct Open {
    int type;
    Made node;
  };

  // md4c's calls; it stops where they return something else than 0.
  static DocumentBuilder& of(void* self) { return *static_cast<DocumentBuilder*>(self); }
  int enterBlock(MD_BLOCKTYPE type, const void* detail);
  int leaveBlock(MD_BLOCKTYPE type);
  int enterSpan(MD_SPANTYPE type, const void* detail);
  int leaveSpan(MD_SPANTYPE type, const void* detail);
  int text(MD_TEXTTYPE type, std::string_view text);

  Made addBlock(MD_BLOCKTYPE type, const void* detail);
  Made addSpan(MD_SPANTYPE type, const void* detail);
  Made addCodeBlock(const MD_BLOCK_CODE_DETAIL& detail);
  Made addLink(const MD_SPAN_A_DETAIL& detail);
  Made addImage(const MD_SPAN_IMG_DETAIL& detail);
  Made add(NodeKind kind, std::uint8_t detail = 0);
  // A block that has no node is told from the one before it by a line end.
  void separate();
  [[nodiscard]] bool closeTo(int type);
  void close();
  void unwrap(std::uint32_t node);

  void addBreak(NodeKind kind);
  void append(std::string_view text);
  void appendDecoded(MD_TEXTTYPE type, std::string_view text);
  // The node that takes more text; nullptr if there is no room for one.
  [[nodiscard]] Node* textNode();
  [[nodiscard]] bool hasRoom();
  TextRange store(std::string_view text);

  void noteLeaf(MD_BLOCKTYPE type);
  void noteSource(std::string_view text);
  [[nodiscard]] bool isIn(NodeKind kind) const;

  std::string_view source_;
  const MarkdownPolicy& policy_;
  Document document_;
  std::vector<Open> open_;
  std::size_t depth_ = 0;   // of open_, those that have a node
  bool isFull_ = false;     // too many nodes: the rest is text
  bool continues_ = false;  // the last node is a text that takes more
  std::size_t images_ = 0;  // open ones, whose content is text alone
  LastLeaf lastLeaf_;
  LastLeaf::Kind nextLeaf_ = LastLeaf::Kind::None;  // of a block that has no text yet
  std::size_t sourceEnd_ = 0;                       // how far the texts have come in the source
};

}  // namespace pipit
