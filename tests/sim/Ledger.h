#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "Damage.h"
#include "Scene.h"
#include "Service.h"
#include "runtime/Commands.h"

namespace pipit::sim {

// Every message that the visitor wrote and a frame took, and what may be expected of it. Texts are unique and
// name their messages.
class Ledger {
 public:
  Ledger(Scene& scene, const Service& service) : scene_(scene), service_(service) {}

  // The text is on its way to a frame; it counts once that frame shows it.
  void offer(std::uint64_t frame, const std::string& text) { offered_[text] = {.frame = frame}; }
  void shown(std::uint64_t frame, const command::RowPut& row);
  // The host page's storage has taken a record. What waited in the outbox leaves it for the service alone.
  void stored(const Storage::Written& written);
  // What stood in the outbox alone may be gone then; but not without a word.
  void damaged(const Damaged& record);
  void noticed(wire::Notice notice);
  // On another device: it is found here once somebody has said who they are.
  void writtenElsewhere(const std::string& text) { entries_.try_emplace(text, Entry{0}); }
  // All that was written so far. What is still on its way goes as well, or stands as written since: the
  // frame's clock decides.
  void erase();
  [[nodiscard]] bool isErased(const std::string& text) const;
  // Written since.
  [[nodiscard]] bool isKept(const std::string& text) const;

  // Messages whose frame lived on, or that stood in the outbox's record once, are in the service or still
  // waiting in front of somebody, or the visitor was told that some are lost; none is twice in a
  // conversation; those of one frame are in their order.
  void judge(const std::set<std::uint64_t>& livingFrames, const std::set<std::string>& waiting) const;

 private:
  struct Offer {
    std::uint64_t frame;
    bool mayBeErased = false;
  };
  struct Entry {
    std::uint64_t frame;
    bool stored = false;
    bool failed = false;
    // When the record that it stood in was damaged, since it was last stored.
    double damagedAt = 0;
    // A script of the page took it out of the record, or made that so long that no frame was shown it.
    bool taken = false;
    // By the visitor: it is nowhere any more.
    bool erased = false;
    // It was on its way when the visitor erased.
    bool mayBeErased = false;
  };
  [[nodiscard]] bool mayBeErased(const std::string& text) const;
  void judge(const std::string& text, const Entry& entry) const;
  [[nodiscard]] bool standsElsewhere(const std::string& text, const Conversation& here) const;
  void judgeOrder(const Conversation& conversation) const;

  Scene& scene_;
  const Service& service_;
  std::map<std::string, Offer> offered_;
  std::map<std::string, Entry> entries_;
  // In the order in which they were taken.
  std::vector<std::string> texts_;
  double lossSaidAt_ = 0;
  bool meddled_ = false;
};

// The outbox record's messages: client id and text.
[[nodiscard]] std::map<std::string, std::string> outboxOf(const std::string& record, double wall);

}  // namespace pipit::sim
