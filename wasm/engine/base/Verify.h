// A programmer's error stops the program: in the browser the trap tears the frame down, and the glue reports
// and restarts it.
#pragma once

#define PIPIT_VERIFY(condition)         \
  do {                                  \
    if (!(condition)) __builtin_trap(); \
  } while (false)
