#pragma once

#include <string>
#include <vector>

#include "Browser.h"

namespace pipit::sim {

// Whether the tabs are of one mind: those that hear each other show the same, and one of them alone has a
// stream; each of the others has its own.
class Concord {
 public:
  Concord(const Scene& scene, const Browser& browser, const Service& service)
      : scene_(scene), browser_(browser), service_(service) {}

  // Empty where all is well.
  [[nodiscard]] std::string trouble() const;
  // Among the tabs alone, while the service cannot be reached.
  [[nodiscard]] std::string troubleBetween() const;
  // And has yet to find out what there is.
  [[nodiscard]] bool isSomebodyComing() const;
  // Whose page runs, and hears the others.
  [[nodiscard]] std::vector<Page*> inTouch() const;
  // As long as it runs. A page of the first version says nothing of what others write to the storage.
  [[nodiscard]] bool canHear(const Page& page) const;
  // The conversation that the frame is shown, by its own stream or by another's.
  [[nodiscard]] const Conversation* conversationOf(const Frame& frame) const;
  // Whether the frame shows the end of the conversation, and nothing else.
  [[nodiscard]] std::string troubleWith(const Frame& frame, const Conversation& conversation) const;

 private:
  [[nodiscard]] bool isInTouch(const Page& page) const;
  [[nodiscard]] std::string troubleOfStreams() const;
  [[nodiscard]] std::string difference(const Frame& one, const Frame& other) const;
  [[nodiscard]] std::size_t leastShown() const;

  const Scene& scene_;
  const Browser& browser_;
  const Service& service_;
};

}  // namespace pipit::sim
