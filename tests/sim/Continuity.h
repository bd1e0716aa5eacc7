#pragma once

#include <set>
#include <string>

#include "Service.h"
#include "Storage.h"

namespace pipit::sim {

// Which conversation the records in the storage lead to. As long as one of them does, and the service knows
// the visitor, no frame begins another in its place.
class Continuity {
 public:
  Continuity(const Scene& scene, const Service& service) : scene_(scene), service_(service) {}

  // `conversation`: the record that stands under that key.
  void stored(const Storage::Written& written, const std::string& conversation);
  // What has been begun by now is to be left.
  void erase();
  // Where a session's record leads; nullptr for one that leads nowhere.
  [[nodiscard]] const Conversation* target(const std::string& session) const;

 private:
  [[nodiscard]] const Conversation* spare(const std::string& conversation) const;

  const Scene& scene_;
  const Service& service_;
  std::set<const Conversation*> erased_;
  // A frame that its page deceives has overwritten what honest ones wrote: every script of the page can.
  bool meddled_ = false;
  // The session's record was, and none has come in its place.
  bool damaged_ = false;
};

}  // namespace pipit::sim
