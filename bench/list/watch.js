// What every contender is watched with, in the document that shows its messages.

const FRAME = 1_000 / 60;

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** As soon as the frame that has begun is painted. */
function afterPaint(then) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = then;
  port2.postMessage(0);
}

const nextFrame = () => new Promise(requestAnimationFrame);

/**
 * Called after each insertion. An observer is called only when the code that inserts is done, with all that it reads and lays out after that.
 */
let onInsertion;
for (const name of ["appendChild", "insertBefore"]) {
  const insert = Node.prototype[name];
  Node.prototype[name] = function (...given) {
    const result = insert.apply(this, given);
    onInsertion?.();
    return result;
  };
}

/**
 * Hands something over and watches: when it stood in the document, when that was painted, and in which frame counted from then.
 */
export function seen(root, isThere, hand, isOne = false) {
  return new Promise((resolve) => {
    let there;
    let frames = 0;
    const look = () => {
      if (there === undefined && isThere()) there = performance.now();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    const turn = () => {
      ++frames;
      look();
      if (there === undefined) return requestAnimationFrame(turn);
      observer.disconnect();
      onInsertion = undefined;
      afterPaint(() => resolve({ inDocument: there - from, painted: performance.now() - from, frames }));
    };
    requestAnimationFrame(turn);
    if (isOne) onInsertion = look;
    const from = performance.now();
    hand();
  });
}

/** The last change of the document, once there was none for so long. */
export function untilStill(root, quiet = 700) {
  return new Promise((resolve) => {
    let last = performance.now();
    const observer = new MutationObserver(() => (last = performance.now()));
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    const timer = setInterval(() => {
      if (performance.now() - last < quiet) return;
      clearInterval(timer);
      observer.disconnect();
      resolve(last);
    }, 50);
  });
}

/** The gaps between the frames that begin until `isOver`. */
async function gapsUntil(isOver, each = () => {}) {
  const gaps = [];
  let last = await nextFrame();
  while (!isOver()) {
    const now = await nextFrame();
    gaps.push(now - last);
    each(now - last);
    last = now;
  }
  return gaps;
}

const fluency = (gaps) => ({
  fps: (1_000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0),
  dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME) - 1), 0),
  frames: gaps.length,
  median: median(gaps),
  longest: Math.max(...gaps),
});

/** Up for so long and down again, so many pixels a second, as far as it goes. */
export async function scroll(scroller, isCovered, { speed, time }) {
  let uncovered = 0;
  const gaps = [];
  for (const direction of [-1, 1]) {
    const end = performance.now() + time;
    const isOver = () => performance.now() > end;
    const each = (gap) => {
      scroller.scrollTop += (direction * speed * Math.min(gap, 100)) / 1_000;
      afterPaint(() => (uncovered += !isCovered()));
    };
    gaps.push(...(await gapsUntil(isOver, each)));
  }
  return { ...fluency(gaps), uncovered };
}

/** Pieces of an answer, one after the other, each so many milliseconds after the last. */
export async function stream(tokens, pace, put) {
  const from = performance.now();
  let next = 0;
  const timer = setInterval(() => {
    while (next < tokens.length && performance.now() - from >= next * pace) put(tokens[next++]);
    if (next == tokens.length) clearInterval(timer);
  }, pace);
  const gaps = await gapsUntil(() => next == tokens.length);
  return { ...fluency(gaps), took: performance.now() - from };
}

const elements = (root) =>
  [...root.querySelectorAll("*")].reduce(
    (sum, { shadowRoot }) => sum + 1 + (shadowRoot ? elements(shadowRoot) : 0),
    0,
  );
export const nodes = () => elements(document);

/** The text of the newest rows. */
const newest = (rows) => {
  let text = "";
  for (let row = rows?.lastElementChild, left = 4; row && left > 0; row = row.previousElementSibling, --left)
    text = row.textContent + text;
  return text;
};

const has = (rows, mark) => rows && newest(rows).includes(mark);

/**
 * What the benchmark calls. A contender has `root()`, `rows()` and `scroller()`, and hands over `history(messages)`, `message(message)`,
 * `older()` (before the number that it gives) and `begin()`, `token(text)`, `end()` as well as it can.
 */
export function measure(contender) {
  const isNewest = (mark) => () => has(contender.rows(), mark);
  globalThis.bench = {
    isReady: () => contender.isReady(),
    nodes,
    seenMessages: () => contender.rows()?.childElementCount ?? 0,
    give: (messages) => contender.history(messages),
    async history(messages, mark) {
      const from = performance.now();
      const first = seen(contender.root(), isNewest(mark), () => contender.history(messages));
      const still = await first.then(() => untilStill(contender.root()));
      return { ...(await first), still: still - from };
    },
    message(message) {
      const isThere = isNewest(`Message ${message.seq}.`);
      return seen(contender.root(), isThere, () => contender.message(message), true);
    },
    prepare: (message) => contender.prepare?.(message),
    async older() {
      if (!contender.older) return undefined;
      const { isThere, hand } = await contender.older();
      return seen(contender.root(), isThere, hand);
    },
    toEnd: () => {
      contender.scroller().scrollTop = contender.scroller().scrollHeight;
    },
    scroll: (how) => scroll(contender.scroller(), () => contender.isCovered?.() ?? true, how),
    async stream(tokens, pace) {
      await contender.begin();
      const result = await stream(tokens, pace, (text) => contender.token(text));
      await contender.end();
      return result;
    },
  };
}
