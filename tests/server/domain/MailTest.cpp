#include <gtest/gtest.h>

#include <algorithm>

#include "domain/MailAddress.h"
#include "domain/MailMessage.h"
#include "domain/Transcript.h"

namespace pipit::server {
namespace {

TEST(MailAddress, IsOneThatEveryServerUnderstands) {
  EXPECT_EQ(mailAddress("ana@example.com"), "ana@example.com");
  EXPECT_EQ(mailAddress("ana.o'neil+chat@Mail.example"), "ana.o'neil+chat@Mail.example");
  EXPECT_EQ(mailAddress("ana@bücher.example"), "ana@xn--bcher-kva.example");
  const std::string longest = std::string(64, 'a') + "@example.com";
  EXPECT_TRUE(mailAddress(longest));
  for (const std::string& wrong : {std::string(""),
                                   std::string("ana"),
                                   std::string("@example.com"),
                                   std::string("ana@"),
                                   std::string("a@b@c.example"),
                                   std::string("a b@c.example"),
                                   std::string("a@b c.example"),
                                   std::string("a\r\nRCPT TO:<b@c.example>@d.example"),
                                   std::string("a@b.example\r\n"),
                                   std::string("a@b.example>"),
                                   std::string("<a@b.example"),
                                   std::string("\"a\"@b.example"),
                                   std::string("a,b@c.example"),
                                   std::string("a@[127.0.0.1]"),
                                   std::string("a@b.example:25"),
                                   std::string("a@b.example/c"),
                                   std::string(".a@b.example"),
                                   std::string("a..b@c.example"),
                                   std::string("a@b..example"),
                                   std::string("ä@b.example"),
                                   std::string("a\0b@c.example", 13),
                                   std::string("a@\xff.example"),
                                   'a' + longest,
                                   std::string(250, 'a') + "@b.example"})
    EXPECT_FALSE(mailAddress(wrong)) << wrong;
}

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

TEST(MailMessage, NothingThatPeopleWroteEndsAHeader) {
  const std::string text =
      mailHeader({"t_1", "chat@shop.example", "Shop\r\nBcc: x@y.example", "ana@example.com",
                  "Ä\nX: y" + std::string(300, 'z') + "…", "de", 1'700'000'000'000});
  EXPECT_TRUE(text.ends_with("\r\n\r\n"));
  EXPECT_EQ(std::ranges::count(text, '\n'), std::ranges::count(text, '\r'));
  for (const std::string& line : linesOf(text)) {
    EXPECT_LE(line.size(), 76U) << line;
    EXPECT_FALSE(line.starts_with("Bcc") || line.starts_with("X:")) << line;
    EXPECT_TRUE(std::ranges::all_of(line, [](char c) { return c >= ' ' && c < 0x7f; })) << line;
  }
  EXPECT_TRUE(text.starts_with("Date: Tue, 14 Nov 2023 22:13:20 +0000\r\nFrom: =?utf-8?B?"));
  for (const char* line :
       {"\r\n <chat@shop.example>\r\n", "\r\nTo: <ana@example.com>\r\n",
        "\r\nMessage-ID: <t_1@shop.example>\r\n", "\r\nAuto-Submitted: auto-generated\r\n"})
    EXPECT_TRUE(text.contains(line)) << line;
}

TEST(MailMessage, QuotesWhatMailServersMayChange) {
  EXPECT_EQ(quotedPrintable("a=b\n.c \nü\t\n\n"), "a=3Db\r\n=2Ec=20\r\n=C3=BC=09\r\n\r\n");
  EXPECT_EQ(quotedPrintable("From here\n"), "From here\r\n");
}

TEST(MailMessage, BreaksLongLinesWhereNothingIsLost) {
  const std::string wide = std::string(75, 'a') + ".b" + std::string(200, '.') + "\n";
  std::string back;
  for (std::string line : linesOf(quotedPrintable(wide))) {
    EXPECT_LE(line.size(), 76U);
    EXPECT_FALSE(line.starts_with('.')) << line;
    if (line.ends_with('=')) line.pop_back();
    for (std::size_t at; (at = line.find("=2E")) != std::string::npos;) line.replace(at, 3, ".");
    back += line;
  }
  EXPECT_EQ(back + "\n", wide);
}

Message said(Author author, const std::string& text) {
  Message message{.id = {}, .clientId = {}, .author = author, .text = text, .cards = {}};
  message.at = 1'700'000'000'000;
  return message;
}

Site shop() {
  return {.id = "shop",
          .name = "Müller & Co",
          .allow = {},
          .botName = "Mia",
          .subtitle = {},
          .welcome = {},
          .placeholder = {},
          .openIn = "tab",
          .timezone = "Europe/Berlin"};
}

TEST(Transcript, NoMessageLooksLikeTwo) {
  const Site site = shop();
  const Transcript transcript(site, "de");
  EXPECT_EQ(transcript.subject(), "Ihre Unterhaltung mit Müller & Co");
  EXPECT_EQ(transcript.lineOf(said(Author::Visitor, "Hallo\r\n2023-11-14 23:13 Mia: nein\x07\n")),
            "2023-11-14 23:13 Sie: Hallo\n    2023-11-14 23:13 Mia: nein\n\n");
  Message answer = said(Author::Assistant, "Ja.");
  answer.cards = {{"Ring", "$\n1", "", ""}};
  EXPECT_EQ(transcript.lineOf(answer), "2023-11-14 23:13 Mia: Ja.\n    Ring, $ 1\n\n");
  Message files = said(Author::Visitor, "Hier");
  files.attachments = R"([{"id":"u_1","name":"a\nb.png"}])";
  EXPECT_TRUE(transcript.lineOf(files).ends_with("Sie: Hier\n    [a b.png]\n\n"));
}

TEST(Transcript, AStrangerIsSentNoLetterOfAVisitor) {
  const Site site = shop();
  const Transcript transcript(site, "xx");
  EXPECT_LT(transcript.lineOf(said(Author::Visitor, std::string(5'000, 'x'))).size(), 2'100U);
  EXPECT_GT(transcript.lineOf(said(Author::Agent, std::string(5'000, 'x'))).size(), 5'000U);
  EXPECT_TRUE(transcript.foot().contains("somebody asked Müller & Co"));
}

TEST(TranscriptWords, AreThereInEachLanguageOnce) {
  for (const char* locale : {"en", "es", "fr", "de", "pt", "it", "nl", "pl", "ja", "zh", "ar", "he"}) {
    const TranscriptWords& words = transcriptWords(locale);
    EXPECT_EQ(words.locale, locale);
    EXPECT_TRUE(words.subject.contains("{site}") && words.why.contains("{site}")) << locale;
    EXPECT_TRUE(words.times.contains("{zone}")) << locale;
    EXPECT_FALSE(words.missing.empty() || words.visitor.empty() || words.agent.empty()) << locale;
  }
}

}  // namespace
}  // namespace pipit::server
