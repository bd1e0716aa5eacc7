import { Author, Connection, Delivery, LinkTarget, Notice, type Command } from "../../abi/layout";
import { FOOT, HEAD } from "../views/useWindow";
import { answer, code, table } from "./markedTexts";
import { show } from "./rows";
import {
  card,
  DAY,
  hoursFrom,
  long,
  MINUTE,
  now,
  put,
  rings,
  showTexts,
  status,
  talk,
  WORD,
  type Scenes,
} from "./samples";

const scenesOfCards = (cards: typeof rings) => [
  showTexts,
  status(),
  put(1, Author.Visitor, "Do you have a ring under $300?"),
  put(2, Author.Assistant, "Yes, these:", { cards }),
];

/** A conversation as far as it has come. */
export const conversations: Scenes = {
  empty: () => [showTexts, status()],
  talk: () => talk,
  closed: () => [{ ...showTexts, hours: hoursFrom(now + DAY) }, status(), ...talk.slice(2)],
  cards: () => [
    ...talk.slice(0, 4),
    put(5, Author.Visitor, "Do you have a ring under $300?"),
    put(6, Author.Assistant, "Yes, these four. All of them are in stock:", { cards: rings }),
  ],
  cardsScrolled: () => scenesOfCards(rings),
  twoCards: () => scenesOfCards(rings.slice(0, 2)),
  shortlist: () => scenesOfCards(rings.slice(0, 2)),
  compare: () => scenesOfCards(rings.slice(0, 2)),
  plainCards: () => [
    showTexts,
    status(),
    put(1, Author.Assistant, "These are no longer made:", {
      cards: rings.map((ring) => ({ ...ring, target: LinkTarget.None })),
    }),
  ],
  unsafeCards: () => [
    showTexts,
    status(),
    put(1, Author.Assistant, "Careful:", {
      cards: [
        { ...rings[0]!, link: "javascript:alert(1)" },
        { ...rings[1]!, link: "data:text/html,x", image: "//elsewhere.example/x.svg" },
        { ...rings[2]!, link: "/relative", image: "https://elsewhere.example/x.svg" },
      ],
    }),
  ],
  markdown: () => [
    showTexts,
    status(),
    put(1, Author.Visitor, "Like **this** one? https://shop.example/products/210.html"),
    put(2, Author.Assistant, answer),
  ],
  code: () => [showTexts, status(), put(1, Author.Agent, code)],
  table: () => [showTexts, status(), put(1, Author.Assistant, table)],
  picture: () => [
    showTexts,
    status(),
    put(
      1,
      Author.Assistant,
      "This one:\n\n![A ring with two pearls](https://img.example/ring.svg)\n\n![Elsewhere](https://elsewhere.example/x.svg)",
    ),
  ],
  growing: () => [
    ...talk,
    put(8, Author.Assistant, "Two of them:\n\n- **Slim band**, $84\n- **Twisted ri", {
      at: now,
      delivery: Delivery.Streaming,
    }),
  ],
  rtlMarkdown: () => [
    {
      ...showTexts,
      botName: "העוזרת",
      subtitle: "בדרך כלל עונים מיד",
      placeholder: "כתבו הודעה...",
    } as Command,
    status(),
    put(1, Author.Visitor, "ראו https://shop.example/products/210.html"),
    put(
      2,
      Author.Assistant,
      "## טבעות מכסף\n\nיש לנו **שלוש** טבעות:\n\n1. טבעת דקה\n2. [טבעת מפותלת](https://shop.example)\n\n- [x] במלאי\n\n> אין החזרות.\n\n| מדינה | ימים |\n|---|---|\n| ישראל | 3 |\n\n```js\nconst a = 1;\n```\n\nAnd in English.",
    ),
  ],
  typing: () => [...talk, status({ typing: true })],
  waiting: () => [...talk, put(8, Author.Assistant, "", { at: now, delivery: Delivery.Streaming })],
  streaming: () => [
    ...talk,
    put(8, Author.Visitor, "Yes please", { at: now }),
    put(9, Author.Agent, "One moment, I am looking at what they ", { at: now, delivery: Delivery.Streaming }),
  ],
  older: () => [...talk, status({ older: true })],
  loadingOlder: () => [...talk, status({ older: true, loadingOlder: true })],
  jump: () => [...talk, show([HEAD, 3, 4, 5, 6, 7, FOOT], { latest: false })],
  jumpCounted: () => [...talk, show([HEAD, 3, 4, 5, 6, 7, FOOT], { latest: false, newer: 12 })],
  failed: () => [
    ...talk,
    put(8, Author.Visitor, "Yes please", { at: now - MINUTE, delivery: Delivery.Failed }),
    put(9, Author.Visitor, "Are you still there?", { at: now, delivery: Delivery.Pending }),
  ],
  words: () => [
    showTexts,
    status(),
    put(1, Author.Visitor, `${WORD} ${WORD}${WORD}`),
    put(2, Author.Assistant, `https://shop.example/${"a/very/long/path/".repeat(9)}\n\n  indented\n${WORD}`, {
      cards: [card(WORD, WORD, 120, LinkTarget.HostPage)],
    }),
    put(3, Author.Visitor, "<b>not bold</b> & <img src=x onerror=alert(1)> 😀👩‍👩‍👧"),
  ],
  rtl: () => [
    {
      ...showTexts,
      botName: "העוזרת",
      subtitle: "בדרך כלל עונים מיד",
      welcome: "שלום! איך אפשר לעזור?",
      placeholder: "כתבו הודעה...",
    } as Command,
    status(),
    put(1, Author.Visitor, "שלום, יש לכם טבעות מכסף?"),
    put(2, Author.Assistant, "כן, יש לנו כמה. הנה שלוש מהן:", { cards: rings.slice(0, 3) }),
    put(3, Author.Visitor, "Thanks, in English please"),
  ],
  long: () => long(50),
  longNames: () => [
    { ...showTexts, botName: `${WORD} ${WORD}`, subtitle: `${WORD} ${WORD}`, welcome: WORD } as Command,
    status({ notice: Notice.ConversationEnded, connection: Connection.Offline }),
    put(1, Author.System, `${WORD} ${WORD}`),
    put(2, Author.Visitor, WORD, { delivery: Delivery.Failed }),
  ],
};
