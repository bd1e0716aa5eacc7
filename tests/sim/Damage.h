#pragma once

#include <functional>
#include <string>

#include "Storage.h"

namespace pipit::sim {

// A record that something other than a frame has spoilt: another script of the page, a browser, a disk.
struct Damaged {
  std::string key;
  std::string before;
  std::string after;
  // The other tabs hear of it, as of any writing by a script.
  bool isTold;
};

// A record as that kind of damage leaves it. `other`: one that stands under another key.
[[nodiscard]] std::string damaged(const std::string& record, const std::string& other, Fault kind,
                                  Scene& scene);
// Draws one of the kinds.
[[nodiscard]] Fault drawDamage(Chance& chance);

// Does it to one of the storage's records, in one way or another.
void damageRecord(Scene& scene, Storage& storage, const std::function<void(const Damaged&)>& tell);

}  // namespace pipit::sim
