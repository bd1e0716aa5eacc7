import { SMALLEST_PICTURE } from "./picture.mjs";

const QUESTIONS = [
  "a ring under $300",
  "gold earrings as a gift",
  "something with pearls, but not a necklace",
  "where is order 10263",
  "postal code 98101",
  "do you ship to Spain?",
  "Wie lange habe ich für eine Rückgabe Zeit?",
  "リングはありますか 💍",
  "thanks!",
  "hello",
  "show me more",
];
const THINKING = [300, 3_000];
const LINGERING = [4_000, 12_000];
// More than a visitor may send at once (--chat-rate 30/10): some of these are held back, and come as soon as the service says.
const BURST = [8, 13];
const OLD_PAGE = 3;
const TWICE_PART = 0.3;

const think = (visitor) => visitor.idle(...THINKING);
const ask = (visitor, more) => visitor.write(visitor.chance.of(QUESTIONS), more);

async function talk(visitor, messages) {
  for (let left = visitor.chance.whole(1, 2 * messages - 1); left > 0; --left) {
    await think(visitor);
    await ask(visitor);
  }
}

/** On another page: the frame there resumes the stream with what the page before has kept. */
async function turnPage(visitor) {
  await visitor.unfollow();
  await visitor.loadPage();
  if (visitor.chance.happens(0.5)) await visitor.begin();
  visitor.follow();
}

/** Who visits, how often beside the others, and what they do while they are there. */
export const SCENARIOS = {
  talker: { weight: 40, act: talk },

  /** Opened the chat and does nothing. */
  idle: { weight: 20, act: (visitor) => visitor.idle(...LINGERING) },

  chatty: {
    weight: 8,
    async act(visitor) {
      for (let left = visitor.chance.whole(...BURST); left > 0; --left) await ask(visitor);
    },
  },

  wanderer: {
    weight: 14,
    async act(visitor, messages) {
      for (let pages = visitor.chance.whole(1, 3); pages > 0; --pages) {
        await talk(visitor, Math.max(1, messages - 1));
        await turnPage(visitor);
      }
    },
  },

  /** Two tabs: the one that leads has the stream, and the other takes over when it goes. At times both believe for a moment that they lead. */
  tabs: {
    weight: 10,
    async act(visitor, messages) {
      await visitor.loadPage();
      for (let left = messages; left > 0; --left) {
        await think(visitor);
        await ask(visitor, { twice: visitor.chance.happens(TWICE_PART) });
        if (!visitor.chance.happens(0.5)) continue;
        await visitor.unfollow();
        visitor.follow();
      }
    },
  },

  /** Scrolls back through what was said, a few messages at a time. */
  reader: {
    weight: 5,
    async act(visitor, messages) {
      await talk(visitor, messages);
      await visitor.awaitAnswers();
      await visitor.history(OLD_PAGE);
    },
  },

  sender: {
    weight: 3,
    async act(visitor) {
      const id = await visitor.upload("ring.png", SMALLEST_PICTURE);
      await visitor.write("like this one", id && { attachments: [id] });
    },
  },
};

export const weights = Object.fromEntries(
  Object.entries(SCENARIOS).map(([name, { weight }]) => [name, weight]),
);
