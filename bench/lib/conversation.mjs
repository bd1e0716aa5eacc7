// The messages that the list's benchmarks show: the same for all contenders and in every run.

const WORDS =
  "the ring is made of silver and we ship within two days so that engraving takes three more please tell us which size you wear order number delivery address refund gift card necklace pearl clasp repair polish".split(
    " ",
  );
const START = Date.UTC(2026, 8, 1);

/** Chance out of a seed: mulberry32. */
function chanceOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Writer {
  constructor(seed) {
    this.chance = chanceOf(seed);
  }

  between(least, most) {
    return least + Math.floor(this.chance() * (most - least + 1));
  }

  words(least, most) {
    return Array.from(
      { length: this.between(least, most) },
      () => WORDS[this.between(0, WORDS.length - 1)],
    ).join(" ");
  }

  times(least, most, make) {
    return Array.from({ length: this.between(least, most) }, (_, index) => make(index)).join("\n");
  }

  plain() {
    return this.words(4, 50);
  }

  markdown() {
    const list = this.times(2, 5, () => `- ${this.words(2, 8)}`);
    return `${this.words(4, 12)} **${this.words(1, 3)}** and [${this.words(1, 3)}](https://shop.example/${this.between(1, 999)}).\n\n${list}\n\n${this.words(4, 12)} \`${this.words(1, 1)}\`.`;
  }

  code() {
    const lines = this.times(3, 12, (line) => `const ${this.words(1, 1)}${line} = ${this.between(0, 999)};`);
    return `${this.words(3, 8)}:\n\n\`\`\`js\n${lines}\n\`\`\``;
  }
}

/** That many messages, numbered from 1: of 100 about 80 plain, 15 with markup and 5 with code. */
export function messagesOf(count, seed = 1) {
  const writer = new Writer(seed);
  const messages = [];
  let at = START;
  for (let seq = 1; seq <= count; ++seq) {
    const kind = writer.chance();
    const text = kind < 0.8 ? writer.plain() : kind < 0.95 ? writer.markdown() : writer.code();
    // What has markup is the assistant's: visitors' texts are shown as they are by some.
    const isVisitors = kind < 0.8 && writer.chance() < 0.5;
    at += writer.between(5, 600) * 1_000;
    messages.push({ seq, author: isVisitors ? "visitor" : "assistant", text: `Message ${seq}. ${text}`, at });
  }
  return messages;
}

/** An answer as it comes from a model, in so many pieces. */
export function tokensOf(count, seed = 2) {
  const writer = new Writer(seed);
  let text = "";
  while (text.split(/(?<=\s)/).length < count + 100) {
    const kind = writer.chance();
    text += `${kind < 0.7 ? writer.words(20, 60) : kind < 0.9 ? writer.markdown() : writer.code()}\n\n`;
  }
  return text.split(/(?<=\s)/).slice(0, count);
}
