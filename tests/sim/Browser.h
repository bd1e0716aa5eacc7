#pragma once

#include <memory>
#include <vector>

#include "Damage.h"
#include "Page.h"

namespace pipit::sim {

// The visitor's browser: a few tabs on one shop, which share its storage.
class Browser {
 public:
  Browser(Page::World world, std::size_t tabs);

  // Opens a page in the tab, in the place of the one that stood there.
  void navigate(std::size_t tab);
  void close(std::size_t tab);
  void crash(std::size_t tab);
  // A new page in the other tab, which shares nothing with the first but what all tabs share.
  void duplicate(std::size_t tab, std::size_t other);
  // A new page in the tab, while the one before waits in the cache; and back to that one, if it still does.
  void goOn(std::size_t tab);
  void goBack(std::size_t tab);
  // All its processes end without a word, and the visitor opens the same tabs again.
  void crash();
  [[nodiscard]] std::size_t tabs() const { return pages_.size(); }
  // nullptr where the tab is closed.
  [[nodiscard]] Page* page(std::size_t tab) const { return pages_[tab].get(); }
  [[nodiscard]] std::vector<Frame*> frames() const;
  void goOnline(bool online);
  // The browser tells all pages but the one that wrote it.
  void tellOfStorage(const std::string& key, const void* writer);
  void noteDamage(const Damaged& record);

 private:
  void open(std::size_t tab);
  void end(std::size_t tab);

  Page::World world_;
  Scene& scene_;
  std::vector<std::unique_ptr<Page>> pages_;
  std::vector<std::unique_ptr<Page>> cached_;
  int lastPage_ = 0;
};

}  // namespace pipit::sim
