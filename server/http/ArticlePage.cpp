#include "http/ArticlePage.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "markdown/Document.h"

namespace pipit::server {

namespace {

constexpr std::string_view kPagePolicy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

void appendEscaped(std::string& html, std::string_view text) {
  for (const char c : text) {
    if (c == '&')
      html += "&amp;";
    else if (c == '<')
      html += "&lt;";
    else if (c == '>')
      html += "&gt;";
    else if (c == '"')
      html += "&quot;";
    else
      html += c;
  }
}

std::string escapedHtml(std::string_view text) {
  std::string html;
  appendEscaped(html, text);
  return html;
}

// Each node as the element that it is.
class PageWriter {
 public:
  explicit PageWriter(const Document& document) : document_(document) {}

  std::string write() {
    writeChildren(0, static_cast<std::uint32_t>(document_.nodes().size()));
    return std::move(html_);
  }

 private:
  void writeChildren(std::uint32_t first, std::uint32_t end) {
    while (first < end) {
      writeNode(first);
      first = std::max(document_.nodes()[first].end, first + 1);
    }
  }

  void writeNode(std::uint32_t index) {
    const Node& node = document_.nodes()[index];
    switch (node.kind) {
      case NodeKind::Text:
        return appendEscaped(html_, document_.text(node.text));
      case NodeKind::Code:
        return wrap("code", document_.text(node.text));
      case NodeKind::CodeBlock:
        html_ += "<pre>";
        wrap("code", document_.text(node.text));
        html_ += "</pre>\n";
        return;
      case NodeKind::SoftBreak:
        html_ += '\n';
        return;
      case NodeKind::HardBreak:
        html_ += "<br>\n";
        return;
      case NodeKind::Rule:
        html_ += "<hr>\n";
        return;
      case NodeKind::Link:
        html_ += "<a rel=\"noopener noreferrer\" href=\"" + escapedHtml(document_.text(node.text)) + "\">";
        writeChildren(index + 1, node.end);
        html_ += "</a>";
        return;
      default:
        return writeElement(index, node);
    }
  }

  void wrap(std::string_view element, std::string_view text) {
    html_ += '<' + std::string(element) + '>';
    appendEscaped(html_, text);
    html_ += "</" + std::string(element) + '>';
  }

  void writeElement(std::uint32_t index, const Node& node) {
    const bool isHeading = isInHead_ && node.kind == NodeKind::TableCell;
    const std::string element(isHeading ? "th" : elementOf(node));
    if (node.kind == NodeKind::TableHead || node.kind == NodeKind::TableBody)
      isInHead_ = node.kind == NodeKind::TableHead;
    if (!element.empty()) html_ += '<' + element + '>';
    writeChildren(index + 1, node.end);
    if (!element.empty()) html_ += "</" + element + '>';
    if (isBlock(node.kind)) html_ += '\n';
  }

  // The title has the first heading.
  static std::string_view elementOf(const Node& node) {
    constexpr std::array<std::string_view, 7> kHeadings = {"h2", "h2", "h2", "h3", "h4", "h5", "h6"};
    switch (node.kind) {
      case NodeKind::Paragraph:
        return "p";
      case NodeKind::Heading:
        return kHeadings[std::min<std::size_t>(node.detail, 6)];
      case NodeKind::Quote:
        return "blockquote";
      case NodeKind::BulletList:
        return "ul";
      case NodeKind::OrderedList:
        return "ol";
      case NodeKind::Item:
        return "li";
      case NodeKind::Table:
        return "table";
      case NodeKind::TableHead:
        return "thead";
      case NodeKind::TableBody:
        return "tbody";
      case NodeKind::TableRow:
        return "tr";
      case NodeKind::TableCell:
        return "td";
      case NodeKind::Emphasis:
        return "em";
      case NodeKind::Strong:
        return "strong";
      case NodeKind::Strike:
        return "s";
      default:  // a picture is the words that stand for it
        return {};
    }
  }

  static bool isBlock(NodeKind kind) { return kind < NodeKind::Text; }

  const Document& document_;
  std::string html_;
  bool isInHead_ = false;  // of a table
};

// What stands in the document in place of each name. It is looked through once: an article's own text may say
// the same.
std::string filledIn(std::string_view document,
                     const std::array<std::pair<std::string_view, std::string>, 4>& values) {
  std::string html;
  while (!document.empty()) {
    const auto here =
        std::ranges::find_if(values, [&](const auto& value) { return document.starts_with(value.first); });
    html += here == values.end() ? std::string(1, document.front()) : here->second;
    document.remove_prefix(here == values.end() ? 1 : here->first.size());
  }
  return html;
}

std::string_view directionOf(std::string_view language) {
  return language == "ar" || language == "he" || language == "fa" || language == "ur" ? "rtl" : "ltr";
}

}  // namespace

Response articlePage(const Article& article, std::string_view document) {
  const Document parsed = Document::parse(article.text);
  Response response{
      .status = 200,
      .headers = {},
      .body = bodyOf(filledIn(document, {{{"{{language}}", escapedHtml(article.language)},
                                          {"{{direction}}", std::string(directionOf(article.language))},
                                          {"{{title}}", escapedHtml(article.title)},
                                          {"{{article}}", PageWriter(parsed).write()}}}))};
  response.with("Content-Type", "text/html; charset=utf-8")
      .with("Content-Security-Policy", kPagePolicy)
      .with("Referrer-Policy", "no-referrer")
      .with("Cache-Control", "no-cache");
  return response;
}

}  // namespace pipit::server
