#pragma once

// Stops the fuzzer where two paths disagree.
inline void require(bool holds) {
  if (!holds) __builtin_trap();
}
