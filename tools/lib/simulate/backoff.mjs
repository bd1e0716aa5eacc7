// The widget's own figures (wasm/engine/base/limits.h), in milliseconds.
export const REQUESTS = { base: 100, cap: 2_000 };
export const SESSIONS = { base: 250, cap: 10_000 };
export const STREAMS = { base: 1_750, cap: 10_000 };

/** Full jitter: the wait before attempt n is uniform in [0, min(cap, base * 2^n)), as in wasm/engine/bridge/Backoff.h. */
export class Backoff {
  #limits;
  #chance;
  #failures = 0;

  constructor(limits, chance) {
    this.#limits = limits;
    this.#chance = chance;
  }

  next() {
    const { base, cap } = this.#limits;
    return this.#chance.between(0, Math.min(cap, base * 2 ** this.#failures++));
  }

  reset() {
    this.#failures = 0;
  }
}
