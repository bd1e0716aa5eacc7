import {
  Author,
  Connection,
  Delivery,
  LinkTarget,
  Notice,
  Phase,
  Tag,
  type Card,
  type Command,
} from "../../abi/layout";

// What the engine might say, written out: each scene is a batch of commands.

type Put = Extract<Command, { tag: Tag.RowPut }>;
type Status = Extract<Command, { tag: Tag.ShowStatus }>;

const MINUTE = 60_000;
const DAY = 86_400_000;
const now = Date.now();

const showTexts: Command = {
  tag: Tag.ShowTexts,
  botName: "Assistant",
  subtitle: "We typically reply instantly",
  welcome: "Hi! How can I help you today?",
  placeholder: "Type your message...",
};

export const status = (part: Partial<Status> = {}): Command => ({
  tag: Tag.ShowStatus,
  phase: Phase.Ready,
  refusal: "",
  connection: Connection.Online,
  open: true,
  full: false,
  typing: false,
  unread: 0,
  older: false,
  loadingOlder: false,
  notice: Notice.None,
  ...part,
});

const put = (key: number, author: Author, text: string, part: Partial<Put> = {}): Command => ({
  tag: Tag.RowPut,
  key,
  author,
  delivery: author === Author.Visitor ? Delivery.Sent : Delivery.Complete,
  at: now - 5 * MINUTE,
  previousAt: 0,
  first: true,
  last: true,
  text,
  cards: [],
  ...part,
});

const card = (title: string, detail: string, hue: number, target: LinkTarget): Card => ({
  title,
  detail,
  image: `/pictures/${hue}.svg`,
  link: target === LinkTarget.None ? "" : `https://shop.example/products/${hue}.html`,
  target,
});

const rings = [
  card("Slim band in recycled silver", "$84", 210, LinkTarget.HostPage),
  card("Twisted ring with a moonstone", "$240", 265, LinkTarget.HostPage),
  card("Signet ring, engraved by hand in our workshop within five days", "$195", 35, LinkTarget.HostPage),
  card("Open ring with two pearls", "$129", 330, LinkTarget.NewTab),
];

const talk: Command[] = [
  showTexts,
  status(),
  put(1, Author.Visitor, "Good morning! Do you ship to Norway?", { at: now - DAY - 30 * MINUTE }),
  put(2, Author.Assistant, "Good morning! Yes, we do. It takes four to six working days and costs $12.", {
    at: now - DAY - 30 * MINUTE,
  }),
  put(3, Author.Visitor, "Great", { at: now - 9 * MINUTE }),
  put(4, Author.Visitor, "And where is order 10234?", { at: now - 9 * MINUTE }),
  put(5, Author.Assistant, "Order 10234 left our workshop on Tuesday.\nIt should be with you by Friday.", {
    at: now - 8 * MINUTE,
  }),
  put(6, Author.System, "Ingrid has joined the conversation", { at: now - 7 * MINUTE }),
  put(7, Author.Agent, "Hello, this is Ingrid. Shall I ask the carrier for an evening delivery?", {
    at: now - 7 * MINUTE,
  }),
];

const WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

const answer = `## Rings in silver

Yes, we have **three** of them, all *made by hand*:

1. [Slim band](https://shop.example/products/210.html) for ~~$96~~ $84
2. Twisted ring with a moonstone
   - sizes 50 to 58
   - engraved within five days

> They cannot be returned once engraved.

- [x] In stock
- [ ] Gift wrapping

---
More at www.shop.example or care@shop.example, order \`10234\`.`;

const code = `Put this before \`</body>\`:

\`\`\`html
<script src="https://widget.example/pipit.js" data-site="demo-shop" data-theme="auto" async></script>
\`\`\`

\`\`\`js
// Opens the chat when somebody asks for help.
const button = document.querySelector("#help");
button.addEventListener("click", () => Pipit.open({ focus: true, attempts: 3 }));
\`\`\`

    and code by its indent alone`;

const table = `What we ship, and for how much:

| Country | Standard, by letter | Express, by courier | Free from |
|---|:-:|--:|---|
| Germany | 2 days | **$9** | $60 |
| Norway | 4 to 6 days | $19 | $150 |
| New Zealand | 8 to 12 days | $38 | $300 |`;

/** So many messages of both sides, as a restored conversation has them. */
export const long = (count: number): Command[] => [
  showTexts,
  status({ older: true }),
  ...Array.from({ length: count }, (_, i) =>
    put(
      i + 1,
      i % 3 ? Author.Assistant : Author.Visitor,
      `Message ${i + 1}. ${"It has a few words of its own. ".repeat((i * 7) % 5)}`,
      { at: now - (count - i) * 10 * MINUTE },
    ),
  ),
];

export const scenes: Record<string, () => Command[]> = {
  starting: () => [],
  empty: () => [showTexts, status()],
  talk: () => talk,
  cards: () => [
    ...talk.slice(0, 4),
    put(5, Author.Visitor, "Do you have a ring under $300?"),
    put(6, Author.Assistant, "Yes, these four. All of them are in stock:", { cards: rings }),
  ],
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
  streaming: () => [
    ...talk,
    put(8, Author.Visitor, "Yes please", { at: now }),
    put(9, Author.Agent, "One moment, I am looking at what they ", { at: now, delivery: Delivery.Streaming }),
  ],
  failed: () => [
    ...talk,
    status({ connection: Connection.Connecting }),
    put(8, Author.Visitor, "Yes please", { at: now - MINUTE, delivery: Delivery.Failed }),
    put(9, Author.Visitor, "Are you still there?", { at: now, delivery: Delivery.Pending }),
  ],
  offline: () => [...talk, status({ connection: Connection.Offline })],
  notice: () => [...talk, status({ notice: Notice.StorageBlocked })],
  tooLong: () => [...talk, { tag: Tag.DraftPut, text: "pages and pages ".repeat(2_100) }],
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
  unknownSite: () => [status({ phase: Phase.Refused, refusal: "site.unknown" })],
  notAllowed: () => [status({ phase: Phase.Refused, refusal: "origin.not_allowed" })],
  stopped: () => [status({ phase: Phase.Refused, refusal: "engine.failed" })],
};
