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

// What the engine might say, written out.

/** Each is a batch of commands. */
export type Scenes = Record<string, () => Command[]>;

type Put = Extract<Command, { tag: Tag.RowPut }>;
type Status = Extract<Command, { tag: Tag.ShowStatus }>;

/** Open from then on, for eight hours. */
export const hoursFrom = (at: number): string =>
  `${Math.floor(at / 1_000)}-${Math.floor(at / 1_000) + 28_800}`;

export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const now = Date.now();

export const showTexts: Command = {
  tag: Tag.ShowTexts,
  botName: "Assistant",
  subtitle: "We typically reply instantly",
  welcome: "Hi! How can I help you today?",
  placeholder: "Type your message...",
  hours: "",
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
  wait: 0,
  ticket: "",
  ...part,
});

export const put = (key: number, author: Author, text: string, part: Partial<Put> = {}): Command => ({
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
  extra: "",
  answer: "",
  latest: false,
  ...part,
});

export const card = (title: string, detail: string, hue: number, target: LinkTarget): Card => ({
  title,
  detail,
  image: `/pictures/${hue}.svg`,
  link: target === LinkTarget.None ? "" : `https://shop.example/products/${hue}.html`,
  target,
});

export const rings = [
  card("Slim band in recycled silver", "$84", 210, LinkTarget.HostPage),
  card("Twisted ring with a moonstone", "$240", 265, LinkTarget.HostPage),
  card("Signet ring, engraved by hand in our workshop within five days", "$195", 35, LinkTarget.HostPage),
  card("Open ring with two pearls", "$129", 330, LinkTarget.NewTab),
];

export const talk: Command[] = [
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

export const WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

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
