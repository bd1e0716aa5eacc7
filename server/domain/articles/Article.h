#pragma once

#include <cstddef>
#include <string>

namespace pipit::server {

// A page of help, as its author wrote it.
struct Article {
  std::string site;      // empty: of all sites
  std::string language;  // a primary language subtag (BCP 47): "en"
  std::string name;      // of its file, without the ending: "sizing-your-ring"
  std::string title;     // plain text
  std::string text;      // markdown, without the title
  std::string link;      // where it stands on the shop's own pages, https; empty: it stands on ours
};

// What was found of one.
struct FoundArticle {
  std::string language, name, title, link;
  std::string excerpt;     // markdown: the paragraph that has most of the words
  double coverage = 0;     // how many of the words asked for it has, 0 to 1
  std::size_t titled = 0;  // how many of them are in its title
};

}  // namespace pipit::server
