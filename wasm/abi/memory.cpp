// operator new and delete of the engine's module, which has no other use of malloc.
#include <cstddef>
#include <cstdint>
#include <new>

#include "abi/Heap.h"

// Where the linker's own data end.
extern "C" std::byte __heap_base;

namespace {

constexpr std::size_t pageBytes = 65536;

// All of the module's linear memory behind its data. Whoever wants more than there can be ends the engine,
// whose frame starts another one.
class LinearMemory {
 public:
  std::byte* take(std::size_t bytes) {
    std::byte* const taken = top_;
    const std::size_t end = reinterpret_cast<std::size_t>(taken) + bytes;
    const std::size_t held = __builtin_wasm_memory_size(0) * pageBytes;
    if (end < bytes) __builtin_trap();
    if (end > held) {
      const std::size_t pages = (end - held + pageBytes - 1) / pageBytes;
      if (!grow(pages + growth) && !grow(pages)) __builtin_trap();
    }
    top_ = taken + bytes;
    return taken;
  }

 private:
  static bool grow(std::size_t pages) { return __builtin_wasm_memory_grow(0, pages) != SIZE_MAX; }

  // Each time so many pages more than is needed: it is seldom asked for.
  static constexpr std::size_t growth = 16;
  std::byte* top_ = &__heap_base;
};

constinit pipit::abi::Heap<LinearMemory> heap;

}  // namespace

void* operator new(std::size_t size) {
  return heap.allocate(size);
}
void* operator new[](std::size_t size) {
  return heap.allocate(size);
}
void operator delete(void* space) noexcept {
  heap.release(space);
}
void operator delete[](void* space) noexcept {
  heap.release(space);
}
void operator delete(void* space, std::size_t) noexcept {
  heap.release(space);
}
void operator delete[](void* space, std::size_t) noexcept {
  heap.release(space);
}
