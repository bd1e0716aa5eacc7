#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <memory>

#include "abi/Heap.h"
#include "base/Random.h"

namespace pipit::abi {
namespace {

// So many bytes, and no more.
class Arena {
 public:
  static inline std::size_t size = 0;
  static inline std::byte* begin = nullptr;
  static inline std::size_t used = 0;

  std::byte* take(std::size_t bytes) {
    if (bytes > size - used) return nullptr;
    used += bytes;
    return begin + used - bytes;
  }
};

class HeapTest : public testing::Test {
 protected:
  static constexpr std::size_t kBytes = 64 << 20;
  HeapTest() {
    Arena::size = kBytes;
    Arena::begin = memory_.get();
    Arena::used = 0;
  }
  std::unique_ptr<std::byte[]> memory_ = std::make_unique<std::byte[]>(kBytes);
  Heap<Arena> heap_;
};

using Classes = Heap<Arena>;

TEST(HeapClasses, HoldWhatIsAskedForAndWasteAtMostAFifthBeyondSixtyFourBytes) {
  for (std::size_t size = 0; size < (1 << 20); ++size) {
    const std::size_t held = Classes::sizeOf(Classes::classOf(size));
    ASSERT_GE(held, size);
    if (size > 64) {
      ASSERT_LE(static_cast<double>(held - size), 0.2 * static_cast<double>(held)) << size;
    }
    if (size > 0) {
      ASSERT_GE(Classes::classOf(size), Classes::classOf(size - 1)) << size;
    }
  }
}

TEST_F(HeapTest, GivesAlignedBlocksThatDoNotOverlapWhateverIsGivenBack) {
  Random random("a heap of blocks and chance");
  std::map<std::byte*, std::pair<std::size_t, unsigned char>> held;
  for (int step = 0; step < 200'000; ++step) {
    const bool isFull = held.size() > 2'000;
    if (!isFull && random.unit() < 0.55) {
      const auto size =
          static_cast<std::size_t>(random.unit() < 0.9 ? random.unit() * 200 : random.unit() * 20'000);
      auto* const block = static_cast<std::byte*>(heap_.allocate(size));
      ASSERT_NE(block, nullptr);
      ASSERT_EQ(reinterpret_cast<std::uintptr_t>(block) % Classes::kAlignment, 0U);
      const auto mark = static_cast<unsigned char>(step);
      std::memset(block, mark, size);
      ASSERT_TRUE(held.emplace(block, std::pair(size, mark)).second);
    } else if (!held.empty()) {
      auto found = held.lower_bound(
          memory_.get() + static_cast<std::size_t>(random.unit() * static_cast<double>(Arena::used)));
      if (found == held.end()) found = held.begin();
      const auto [size, mark] = found->second;
      for (std::size_t i = 0; i < size; ++i) ASSERT_EQ(std::to_integer<unsigned char>(found->first[i]), mark);
      heap_.release(found->first);
      held.erase(found);
    }
  }
}

TEST_F(HeapTest, UsesWhatWasGivenBackBeforeItTakesMore) {
  void* const first = heap_.allocate(100);
  heap_.release(first);
  const std::size_t used = Arena::used;
  EXPECT_EQ(heap_.allocate(110), first);
  EXPECT_EQ(Arena::used, used);
  heap_.release(nullptr);
}

TEST_F(HeapTest, HasNoneWhereThereIsNoMore) {
  EXPECT_EQ(heap_.allocate(kBytes), nullptr);
  EXPECT_EQ(heap_.allocate(~std::size_t() - 3), nullptr);
  EXPECT_NE(heap_.allocate(1), nullptr);
}

}  // namespace
}  // namespace pipit::abi
