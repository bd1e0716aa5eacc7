#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace pipit::abi {

// Memory for the engine's one thread, in a fifth of the code of a general allocator. Blocks are of classes,
// four to a doubling, so that at most a fifth of one is unused. One that is given back waits for the next of
// its class, and is neither split nor joined with another: what an engine asks for comes again in the same
// sizes.
//
// `Memory` gives the next so many bytes by take(bytes), aligned; null: there are no more.
template <class Memory>
class Heap {
 public:
  static constexpr std::size_t kAlignment = 8;

  // Null where the memory has no more.
  void* allocate(std::size_t size) {
    const std::size_t index = classOf(size);
    if (Block* const free = free_[index]) {
      free_[index] = free->next;
      return free->space();
    }
    const std::size_t bytes = sizeof(Header) + sizeOf(index);
    std::byte* const at = memory_.take(bytes < size ? ~std::size_t() : bytes);
    if (!at) return nullptr;
    Block* const block = reinterpret_cast<Block*>(at);
    block->header.index = static_cast<std::uint32_t>(index);
    return block->space();
  }

  void release(void* space) {
    if (!space) return;
    Block* const block = reinterpret_cast<Block*>(static_cast<std::byte*>(space) - sizeof(Header));
    block->next = free_[block->header.index];
    free_[block->header.index] = block;
  }

  // Classes are numbered: 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160…
  static constexpr std::size_t classOf(std::size_t size) {
    const std::size_t units = size / kAlignment + (size % kAlignment != 0);
    if (units <= kFine) return units ? units - 1 : 0;
    const auto shift = static_cast<std::size_t>(std::bit_width(units - 1)) - 3;
    return kFine + (shift - 1) * kSteps + ((units - 1) >> shift) - kSteps;
  }
  static constexpr std::size_t sizeOf(std::size_t index) {
    if (index < kFine) return (index + 1) * kAlignment;
    const std::size_t step = index - kFine;
    return (step % kSteps + kSteps + 1) * (kAlignment << (step / kSteps + 1));
  }

 private:
  static constexpr std::size_t kFine = 8;
  static constexpr std::size_t kSteps = 4;
  static constexpr std::size_t kClasses = kFine + kSteps * (8 * sizeof(std::size_t) - 6);

  struct alignas(kAlignment) Header {
    std::uint32_t index;
  };
  struct Block {
    Header header;
    Block* next;
    void* space() { return &next; }
  };

  Memory memory_;
  std::array<Block*, kClasses> free_{};
};

}  // namespace pipit::abi
