#include "domain/Transcript.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/Utf8.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kIndent = "    ";

bool isControlCode(char c) {
  return static_cast<unsigned char>(c) < ' ' || c == 0x7f;
}

// What ends a line ends it here in one way; what no reader sees is left out.
std::string indented(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    if (c == '\n') (out += '\n') += kIndent;
    if (!isControlCode(c) || c == '\t') out += c;
  }
  return out;
}

std::string oneLine(std::string text) {
  std::ranges::replace_if(text, isControlCode, ' ');
  return text;
}

// A stranger who is sent this is not to be sent a letter of the visitor's.
std::string_view bounded(const Message& message) {
  if (message.author != Author::Visitor) return message.text;
  return truncateUtf8(message.text, limits::kMailedTextBytes);
}

std::string cardLine(const Card& card) {
  const std::string separator = card.title.empty() || card.detail.empty() ? "" : ", ";
  return oneLine(card.title + separator + card.detail);
}

// The service wrote it: [{"name": …}…].
std::string fileLines(const std::string& attachments) {
  std::string lines;
  if (attachments.empty()) return lines;
  const json::value files = json::parse(attachments);
  for (const json::value& file : files.as_array())
    lines.append("\n").append(kIndent).append("[").append(
        oneLine(std::string(file.at("name").as_string()))) += ']';
  return lines;
}

}  // namespace

Transcript::Transcript(const Site& site, std::string_view locale)
    : site_(site),
      words_(transcriptWords(locale)),
      zone_(TimeZone::find(site.timezone).or_else([] { return TimeZone::find("UTC"); }).value()) {}

std::string Transcript::nameOf(Author author) const {
  switch (author) {
    case Author::Visitor:
      return std::string(words_.visitor);
    case Author::Agent:
      return std::string(words_.agent);
    case Author::System:
      return std::string(words_.system);
    case Author::Assistant:
      break;
  }
  return oneLine(site_.botName);
}

std::string Transcript::head(bool isPart) const {
  std::string text = filledIn(words_.times, "zone", site_.timezone) + "\n\n";
  if (isPart) text += std::string(words_.missing) + "\n\n";
  return text;
}

std::string Transcript::lineOf(const Message& message) const {
  const std::string_view text = bounded(message);
  std::string line =
      zone_.minuteAt(message.at / 1'000) + ' ' + nameOf(message.author) + ": " + indented(text);
  if (text.size() < message.text.size()) line += "…";
  for (const Card& card : message.cards) line.append("\n").append(kIndent) += cardLine(card);
  return line + fileLines(message.attachments) + "\n\n";
}

std::string Transcript::foot() const {
  return "-- \n" + filledIn(words_.why, "site", oneLine(site_.name)) + "\n";
}

}  // namespace pipit::server
