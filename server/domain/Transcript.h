#pragma once

#include <string>
#include <string_view>

#include "domain/Message.h"
#include "domain/Site.h"
#include "domain/TimeZone.h"
#include "domain/TranscriptWords.h"

namespace pipit::server {

// Lines of a mailed conversation. A message begins with its time and its author at the beginning of a line;
// its further lines are indented, so that none looks like another message. Without control characters.
class Transcript {
 public:
  // The site must outlive it.
  Transcript(const Site& site, std::string_view locale);

  std::string subject() const { return filledIn(words_.subject, "site", site_.name); }
  // Before the first message; `isPart`: there were earlier ones.
  std::string head(bool isPart) const;
  std::string lineOf(const Message& message) const;
  // After the last one: whoever gets what they did not ask for reads why.
  std::string foot() const;

 private:
  std::string nameOf(Author author) const;

  const Site& site_;
  const TranscriptWords& words_;
  TimeZone zone_;
};

}  // namespace pipit::server
