#include "Html.h"

using pipit::Document;
using pipit::Node;
using pipit::NodeKind;

namespace {

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  return html;
}

bool isKeptInAddress(char c) {
  constexpr std::string_view kept =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+!*(),%#@?=;:/,+$~&";
  return kept.find(c) != std::string_view::npos;
}

std::string percentEncoded(std::string_view address) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string text;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (isKeptInAddress(c))
      text += c;
    else
      text += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return text;
}

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {}

  std::string html(std::uint32_t from, std::uint32_t end) {
    children(from, end);
    return std::move(html_);
  }

 private:
  const Node& at(std::uint32_t node) const { return document_.nodes()[node]; }
  std::string text(pipit::TextRange range) const { return escaped(document_.text(range)); }

  void children(std::uint32_t from, std::uint32_t end) {
    for (std::uint32_t node = from; node < end; node = at(node).end) one(node);
  }

  void lineStart() {
    if (!html_.empty() && !html_.ends_with('\n')) html_ += '\n';
  }

  void wrap(std::uint32_t node, const std::string& tag, const std::string& attributes = "") {
    html_ += "<" + tag + attributes + ">";
    children(node + 1, at(node).end);
    html_ += "</" + tag + ">";
  }

  void leaf(std::uint32_t node, const std::string& tag, const std::string& attributes = "") {
    lineStart();
    wrap(node, tag, attributes);
    html_ += '\n';
  }

  void container(std::uint32_t node, const std::string& tag, const std::string& attributes = "") {
    lineStart();
    html_ += "<" + tag + attributes + ">\n";
    children(node + 1, at(node).end);
    lineStart();
    html_ += "</" + tag + ">\n";
  }

  void code(const Node& node) {
    const std::string info = text(node.title);
    const std::string language = info.substr(0, info.find(' '));
    lineStart();
    html_ += language.empty() ? "<pre><code>" : "<pre><code class=\"language-" + language + "\">";
    html_ += text(node.text) + "</code></pre>\n";
  }

  void item(std::uint32_t node) {
    lineStart();
    html_ += "<li>";
    if (at(node).detail != 0) html_ += at(node).detail == 2 ? "[x] " : "[ ] ";
    children(node + 1, at(node).end);
    html_ += "</li>\n";
  }

  void cell(std::uint32_t node) {
    constexpr const char* alignments[] = {"", " align=\"left\"", " align=\"center\"", " align=\"right\""};
    leaf(node, isInHead_ ? "th" : "td", alignments[at(node).detail]);
  }

  std::string title(const Node& node) const {
    return node.title.length == 0 ? "" : " title=\"" + text(node.title) + "\"";
  }

  void image(std::uint32_t node) {
    html_ += "<img src=\"" + escaped(percentEncoded(document_.text(at(node).text))) + "\" alt=\"";
    children(node + 1, at(node).end);
    html_ += "\"" + title(at(node)) + " />";
  }

  void one(std::uint32_t index) {
    const Node& node = at(index);
    switch (node.kind) {
      case NodeKind::Paragraph:
        return leaf(index, "p");
      case NodeKind::Heading:
        return leaf(index, "h" + std::to_string(node.detail));
      case NodeKind::Quote:
        return container(index, "blockquote");
      case NodeKind::BulletList:
        return container(index, "ul");
      case NodeKind::OrderedList:
        return container(index, "ol",
                         node.number == 1 ? "" : " start=\"" + std::to_string(node.number) + "\"");
      case NodeKind::Item:
        return item(index);
      case NodeKind::CodeBlock:
        return code(node);
      case NodeKind::Rule:
        lineStart();
        html_ += "<hr />\n";
        return;
      case NodeKind::Table:
        return container(index, "table");
      case NodeKind::TableHead:
        isInHead_ = true;
        return container(index, "thead");
      case NodeKind::TableBody:
        isInHead_ = false;
        return container(index, "tbody");
      case NodeKind::TableRow:
        return container(index, "tr");
      case NodeKind::TableCell:
        return cell(index);
      case NodeKind::Text:
        html_ += text(node.text);
        return;
      case NodeKind::Emphasis:
        return wrap(index, "em");
      case NodeKind::Strong:
        return wrap(index, "strong");
      case NodeKind::Strike:
        return wrap(index, "del");
      case NodeKind::Code:
        html_ += "<code>" + text(node.text) + "</code>";
        return;
      case NodeKind::Link:
        return wrap(index, "a",
                    " href=\"" + escaped(percentEncoded(document_.text(node.text))) + "\"" + title(node));
      case NodeKind::Image:
        return image(index);
      case NodeKind::SoftBreak:
        html_ += '\n';
        return;
      case NodeKind::HardBreak:
        html_ += "<br />\n";
        return;
    }
  }

  const Document& document_;
  std::string html_;
  bool isInHead_ = false;
};

bool showsText(NodeKind kind) {
  return kind == NodeKind::Text || kind == NodeKind::Code || kind == NodeKind::CodeBlock;
}

}  // namespace

std::string htmlOf(const Document& document) {
  return Writer(document).html(0, static_cast<std::uint32_t>(document.nodes().size()));
}

std::string htmlOfBlock(const Document& document, std::uint32_t node) {
  return Writer(document).html(node, document.nodes()[node].end);
}

std::string shownText(const Document& document) {
  std::string shown;
  for (const Node& node : document.nodes()) {
    if (showsText(node.kind))
      shown += document.text(node.text);
    else if (node.kind < NodeKind::Text || node.kind >= NodeKind::SoftBreak)
      shown += '\n';
  }
  return shown;
}
