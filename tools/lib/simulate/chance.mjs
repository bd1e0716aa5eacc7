const HASH_START = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** FNV-1a of the text's code units. */
function hashOf(text) {
  let hash = HASH_START;
  for (let at = 0; at < text.length; ++at) hash = Math.imul(hash ^ text.charCodeAt(at), HASH_PRIME);
  return hash >>> 0;
}

/**
 * All that is random comes from one of these, and each visitor has one of its own: what somebody chooses does not hang on how fast the
 * others are. mulberry32: 32 bits of state are enough for choices, and for nothing that has to stay secret.
 */
export class Chance {
  #state;

  constructor(seed) {
    this.#state = hashOf(String(seed));
  }

  /** In [0, 1). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  happens = (part) => this.next() < part;
  between = (least, most) => least + this.next() * (most - least);
  /** A whole number, both ends included. */
  whole = (least, most) => least + Math.floor(this.next() * (most - least + 1));
  of = (list) => list[Math.floor(this.next() * list.length)];

  /** One of the keys, each as often as its value says beside those of the others. */
  weighted(weights) {
    const entries = Object.entries(weights);
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1))[0];
  }
}
