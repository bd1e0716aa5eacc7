#include <gtest/gtest.h>

#include "../Table.h"
#include "Html.h"
#include "Invariants.h"
#include "base/Utf8.h"

namespace pipit {
namespace {

// An answer that comes letter by letter, and a view that keeps each block whose hash has not changed.
class View {
 public:
  void show(const Document& document) {
    const auto blocks = document.blocks();
    drawn_ = 0;
    kept_.resize(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i)
      show(kept_[i], blocks[i].hash, htmlOfBlock(document, blocks[i].node));
  }

  [[nodiscard]] std::string html() const {
    std::string all;
    for (const auto& block : kept_) all += block.html;
    return all;
  }

  // How many blocks the last change drew anew.
  [[nodiscard]] std::size_t drawn() const { return drawn_; }

 private:
  struct Kept {
    std::uint64_t hash = 0;
    std::string html;
  };

  void show(Kept& kept, std::uint64_t hash, std::string html) {
    if (kept.hash == hash) return;
    kept = {hash, std::move(html)};
    ++drawn_;
  }

  std::vector<Kept> kept_;
  std::size_t drawn_ = 0;
};

std::vector<std::string> answers() {
  const auto table = readTable("answers.json");
  return table.get<std::vector<std::string>>();
}

template <typename Check>
void forEachPrefix(const std::string& text, Check check) {
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const std::string_view prefix = std::string_view(text).substr(0, length);
    if (isUtf8(prefix)) check(prefix, Document::parse(prefix, {{}, true}));
  }
}

TEST(Growing, DrawsAnewNothingButTheEndAndIsAllTheSameTheWholeText) {
  for (const std::string& answer : answers()) {
    View view;
    std::size_t drawn = 0;
    forEachPrefix(answer, [&](std::string_view prefix, const Document& document) {
      view.show(document);
      ASSERT_EQ(view.html(), htmlOf(document)) << prefix;
      EXPECT_LE(view.drawn(), 2u) << prefix;
      drawn += view.drawn();
    });
    EXPECT_LE(drawn, answer.size() + 20);
  }
}

// None of the answers shows these when it is finished.
TEST(Growing, NeverShowsMarkers) {
  for (const std::string& answer : answers()) {
    forEachPrefix(answer, [](std::string_view prefix, const Document& document) {
      const std::string shown = shownText(document);
      for (const char* marker : {"**", "~~", "`", "](", "[", "_", "https:", "|", "\n#", "\n>"})
        ASSERT_EQ(shown.find(marker), std::string::npos) << marker << " in " << shown << "\nof " << prefix;
    });
  }
}

TEST(Growing, IsWellFormedAndKeepsWhatWasSaid) {
  for (const std::string& answer : answers()) {
    std::size_t longest = 0;
    forEachPrefix(answer, [&](std::string_view prefix, const Document& document) {
      ASSERT_EQ(brokenInvariantOf(document), "") << prefix;
      const std::size_t length = shownText(document).size();
      // What waits is a line, or half a picture or address.
      EXPECT_GE(length + 80, longest) << prefix;
      longest = std::max(longest, length);
    });
  }
}

TEST(Growing, EndsAsTheTextThatIsNotGrowing) {
  for (const std::string& answer : answers()) {
    const std::string whole = answer + "\n\n";
    EXPECT_EQ(htmlOf(Document::parse(whole, {{}, true})), htmlOf(Document::parse(answer)));
  }
}

}  // namespace
}  // namespace pipit
