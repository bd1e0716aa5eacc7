#include "markdown/DocumentBuilder.h"

#include <algorithm>
#include <functional>

#include "base/Utf8.h"
#include "base/limits.h"
#include "markdown/Address.h"
#include "markdown/Entities.h"

namespace pipit {
namespace {

// The paragraph of what is beyond the limits, and its text.
constexpr std::size_t keptForTheRest = 2;

constexpr std::string_view replacementText = "\xef\xbf\xbd";

// Spans have their types behind those of blocks.
constexpr int firstSpan = 64;
constexpr int ofSpan(MD_SPANTYPE type) {
  return firstSpan + static_cast<int>(type);
}
constexpr bool isSpan(int type) {
  return type >= firstSpan;
}

template <typename Detail>
const Detail& as(const void* detail) {
  return *static_cast<const Detail*>(detail);
}

void appendTyped(std::string& to, MD_TEXTTYPE type, std::string_view text) {
  if (type == MD_TEXT_ENTITY)
    appendEntity(to, text);
  else
    to += type == MD_TEXT_NULLCHAR ? replacementText : text;
}

std::string decoded(const MD_ATTRIBUTE& attribute) {
  std::string text;
  for (std::size_t i = 0; attribute.text && attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET start = attribute.substr_offsets[i];
    appendTyped(text, attribute.substr_types[i],
                {attribute.text + start, attribute.substr_offsets[i + 1] - start});
  }
  return text;
}

TaskState taskOf(const MD_BLOCK_LI_DETAIL& item) {
  if (!item.is_task) return TaskState::None;
  return item.task_mark == ' ' ? TaskState::Open : TaskState::Done;
}

// GFM, 4.10: in a cell "\\|" is a bar, in code as well.
std::string withoutEscapedBars(std::string_view code) {
  std::string text;
  for (std::size_t i = 0; i < code.size(); ++i)
    if (code.substr(i, 2) != "\\|") text += code[i];
  return text;
}

bool isVerbatim(NodeKind kind) {
  return kind == NodeKind::Code || kind == NodeKind::CodeBlock;
}

}  // namespace

DocumentBuilder::DocumentBuilder(std::string_view source, const MarkdownPolicy& policy)
    : source_(source), policy_(policy) {}

bool DocumentBuilder::run() {
  MD_PARSER parser{};
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return of(self).enterBlock(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).leaveBlock(type); };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return of(self).enterSpan(type, detail);
  };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return of(self).leaveSpan(type, detail);
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    return of(self).text(type, {text, size});
  };
  const int result = md_parse(source_.data(), static_cast<MD_SIZE>(source_.size()), &parser, this);
  while (!open_.empty()) close();
  return result == 0 || isFull_;
}

Document DocumentBuilder::take() {
  return std::move(document_);
}

void DocumentBuilder::addPlain(std::string_view text) {
  auto& nodes = document_.nodes_;
  text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
  if (text.empty()) return;
  const auto end = static_cast<std::uint32_t>(nodes.size() + 2);
  nodes.push_back({.kind = NodeKind::Paragraph, .end = end});
  nodes.push_back({.kind = NodeKind::Text, .end = end, .text = store(text)});
}

int DocumentBuilder::enterBlock(MD_BLOCKTYPE type, const void* detail) {
  noteLeaf(type);
  open_.push_back({type, addBlock(type, detail)});
  if (!open_.back().node) separate();
  return isFull_;
}

int DocumentBuilder::leaveBlock(MD_BLOCKTYPE type) {
  if (closeTo(type)) close();
  return isFull_;
}

DocumentBuilder::Made DocumentBuilder::addBlock(MD_BLOCKTYPE type, const void* detail) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      return add(NodeKind::Quote);
    case MD_BLOCK_UL:
      return add(NodeKind::BulletList, as<MD_BLOCK_UL_DETAIL>(detail).is_tight != 0);
    case MD_BLOCK_OL: {
      const auto& list = as<MD_BLOCK_OL_DETAIL>(detail);
      const Made node = add(NodeKind::OrderedList, list.is_tight != 0);
      if (node) document_.nodes_[*node].number = list.start;
      return node;
    }
    case MD_BLOCK_LI:
      return add(NodeKind::Item, static_cast<std::uint8_t>(taskOf(as<MD_BLOCK_LI_DETAIL>(detail))));
    case MD_BLOCK_HR:
      return add(NodeKind::Rule);
    case MD_BLOCK_H:
      return add(NodeKind::Heading, static_cast<std::uint8_t>(as<MD_BLOCK_H_DETAIL>(detail).level));
    case MD_BLOCK_CODE:
      return addCodeBlock(as<MD_BLOCK_CODE_DETAIL>(detail));
    case MD_BLOCK_P:
      return add(NodeKind::Paragraph);
    case MD_BLOCK_TABLE:
      return add(NodeKind::Table);
    case MD_BLOCK_THEAD:
      return add(NodeKind::TableHead);
    case MD_BLOCK_TBODY:
      return add(NodeKind::TableBody);
    case MD_BLOCK_TR:
      return add(NodeKind::TableRow);
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return add(NodeKind::TableCell, static_cast<std::uint8_t>(as<MD_BLOCK_TD_DETAIL>(detail).align));
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
      break;
  }
  return std::nullopt;
}

DocumentBuilder::Made DocumentBuilder::addCodeBlock(const MD_BLOCK_CODE_DETAIL& detail) {
  const Made node = add(NodeKind::CodeBlock);
  if (!node) return node;
  const TextRange info = store(truncateUtf8(decoded(detail.info), limits::markdownTitleBytes));
  document_.nodes_[*node].title = info;
  document_.nodes_[*node].text = store({});
  return node;
}

int DocumentBuilder::enterSpan(MD_SPANTYPE type, const void* detail) {
  open_.push_back({ofSpan(type), images_ > 0 ? std::nullopt : addSpan(type, detail)});
  if (type == MD_SPAN_IMG) ++images_;
  return isFull_;
}

int DocumentBuilder::leaveSpan(MD_SPANTYPE type, const void* detail) {
  if (!closeTo(ofSpan(type))) return isFull_;
  const Made node = open_.back().node;
  close();
  // It may be longer in a moment, and would then lead somewhere else.
  const bool mayGrow = type == MD_SPAN_A && as<MD_SPAN_A_DETAIL>(detail).is_autolink && policy_.isGrowing &&
                       sourceEnd_ == source_.size();
  if (node && mayGrow) unwrap(*node);
  return isFull_;
}

DocumentBuilder::Made DocumentBuilder::addSpan(MD_SPANTYPE type, const void* detail) {
  switch (type) {
    case MD_SPAN_EM:
      return add(NodeKind::Emphasis);
    case MD_SPAN_STRONG:
      return add(NodeKind::Strong);
    case MD_SPAN_DEL:
      return add(NodeKind::Strike);
    case MD_SPAN_A:
      return addLink(as<MD_SPAN_A_DETAIL>(detail));
    case MD_SPAN_IMG:
      return addImage(as<MD_SPAN_IMG_DETAIL>(detail));
    case MD_SPAN_CODE: {
      const Made node = add(NodeKind::Code);
      if (node) document_.nodes_[*node].text = store({});
      return node;
    }
    default:
      return std::nullopt;
  }
}

DocumentBuilder::Made DocumentBuilder::addLink(const MD_SPAN_A_DETAIL& detail) {
  const std::string address = linkAddress(decoded(detail.href));
  const Made node = address.empty() ? std::nullopt : add(NodeKind::Link);
  if (!node) return node;
  document_.nodes_[*node].text = store(address);
  document_.nodes_[*node].title = store(truncateUtf8(decoded(detail.title), limits::markdownTitleBytes));
  return node;
}

// A picture of a host that is not allowed is a link to it, unless it stands in a link.
DocumentBuilder::Made DocumentBuilder::addImage(const MD_SPAN_IMG_DETAIL& detail) {
  const std::string source = decoded(detail.src);
  const bool isShown = !imageAddress(source, policy_.imageHosts).empty();
  const std::string address = linkAddress(source);
  if (!isShown && (address.empty() || isIn(NodeKind::Link))) return std::nullopt;
  const Made node = add(isShown ? NodeKind::Image : NodeKind::Link);
  if (!node) return node;
  document_.nodes_[*node].text = store(address);
  document_.nodes_[*node].title = store(truncateUtf8(decoded(detail.title), limits::markdownTitleBytes));
  return node;
}

bool DocumentBuilder::isIn(NodeKind kind) const {
  return std::ranges::any_of(open_, [this, kind](const Open& open) {
    return open.node && document_.nodes_[*open.node].kind == kind;
  });
}

bool DocumentBuilder::hasRoom() {
  isFull_ = isFull_ || document_.nodes_.size() + keptForTheRest >= limits::markdownNodes;
  return !isFull_;
}

DocumentBuilder::Made DocumentBuilder::add(NodeKind kind, std::uint8_t detail) {
  if (!hasRoom() || depth_ == limits::markdownDepth) return std::nullopt;
  document_.nodes_.push_back({kind, detail});
  continues_ = false;
  ++depth_;
  return static_cast<std::uint32_t>(document_.nodes_.size() - 1);
}

// md4c 0.5.2 leaves a span twice now and then: what it leaves is the innermost one of that kind, or nothing.
bool DocumentBuilder::closeTo(int type) {
  const auto innermost = std::find_if(open_.rbegin(), open_.rend(), [type](const Open& open) {
    return open.type == type || (isSpan(type) && !isSpan(open.type));
  });
  if (innermost == open_.rend() || innermost->type != type) return false;
  for (auto left = innermost - open_.rbegin(); left > 0; --left) close();
  return true;
}

void DocumentBuilder::close() {
  const Made node = open_.back().node;
  if (open_.back().type == ofSpan(MD_SPAN_IMG)) --images_;
  if (node) {
    document_.nodes_[*node].end = static_cast<std::uint32_t>(document_.nodes_.size());
    continues_ = false;
    --depth_;
  }
  open_.pop_back();
}

void DocumentBuilder::unwrap(std::uint32_t node) {
  auto& nodes = document_.nodes_;
  nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(node));
  for (std::size_t i = node; i < nodes.size(); ++i) --nodes[i].end;
}

int DocumentBuilder::text(MD_TEXTTYPE type, std::string_view text) {
  if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR)
    addBreak(type == MD_TEXT_BR ? NodeKind::HardBreak : NodeKind::SoftBreak);
  else
    appendDecoded(type, text);
  if (!isFull_) noteSource(text);
  return isFull_;
}

void DocumentBuilder::addBreak(NodeKind kind) {
  if (images_ > 0) return append(" ");
  const Made node = add(kind);
  if (!node) return append("\n");
  document_.nodes_[*node].end = *node + 1;
  --depth_;
}

void DocumentBuilder::appendDecoded(MD_TEXTTYPE type, std::string_view text) {
  std::string plain;
  appendTyped(plain, type, text);
  if (type == MD_TEXT_CODE && isIn(NodeKind::TableCell)) plain = withoutEscapedBars(plain);
  append(plain);
}

void DocumentBuilder::append(std::string_view text) {
  Node* node = text.empty() ? nullptr : textNode();
  if (!node) return;
  document_.text_ += text;
  node->text.length += static_cast<std::uint32_t>(text.size());
}

// The open code, the last text, or a new one, which may stand one level below the deepest.
Node* DocumentBuilder::textNode() {
  auto& nodes = document_.nodes_;
  if (continues_) return &nodes.back();
  const Made open = open_.empty() ? std::nullopt : open_.back().node;
  if (open && isVerbatim(nodes[*open].kind)) return &nodes[*open];
  if (!hasRoom()) return nullptr;
  const auto end = static_cast<std::uint32_t>(nodes.size() + 1);
  nodes.push_back({.kind = NodeKind::Text, .end = end, .text = store({})});
  continues_ = true;
  return &nodes.back();
}

void DocumentBuilder::separate() {
  if (continues_ && !document_.text_.ends_with('\n')) append("\n");
}

TextRange DocumentBuilder::store(std::string_view text) {
  const TextRange range{static_cast<std::uint32_t>(document_.text_.size()),
                        static_cast<std::uint32_t>(text.size())};
  document_.text_ += text;
  return range;
}

void DocumentBuilder::noteLeaf(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_LI:  // a tight list has no paragraphs
    case MD_BLOCK_P:
    case MD_BLOCK_H:
      lastLeaf_ = {};
      nextLeaf_ = LastLeaf::Kind::Inline;
      break;
    case MD_BLOCK_CODE:
      lastLeaf_ = {};
      nextLeaf_ = LastLeaf::Kind::Code;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:  // it may be one that fills up the row
      nextLeaf_ = LastLeaf::Kind::Cell;
      break;
    default:
      break;
  }
}

void DocumentBuilder::noteSource(std::string_view text) {
  const std::less<> before;
  const char* start = source_.data();
  if (before(text.data(), start) || before(start + source_.size(), text.data() + text.size())) return;
  const auto at = static_cast<std::size_t>(text.data() - start);
  if (nextLeaf_ != LastLeaf::Kind::None) lastLeaf_ = {nextLeaf_, at};
  nextLeaf_ = LastLeaf::Kind::None;
  sourceEnd_ = std::max(sourceEnd_, at + text.size());
}

}  // namespace pipit
