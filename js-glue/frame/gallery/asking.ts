import { Author, type Command } from "../../abi/layout";
import { now, put, status, talk, type Scenes } from "./samples";

// What the visitor is asked: replies to choose from, and forms.

const replies = JSON.stringify({
  kind: "replies",
  options: ["Under $300", "Under $500", "In rose gold", "Show me everything that is ready to ship this week"],
});

const csat = JSON.stringify({
  kind: "form",
  form: "csat",
  titleKey: "csat",
  fields: [
    { name: "rating", type: "rating", labelKey: "rating", required: true },
    { name: "comment", type: "text", labelKey: "comment", most: 500 },
  ],
});

const nps = JSON.stringify({
  kind: "form",
  form: "nps",
  titleKey: "nps",
  fields: [{ name: "score", type: "scale", labelKey: "score", required: true }],
});

/** What sites will ask for themselves: an escalation, an order. */
const own = JSON.stringify({
  kind: "form",
  form: "resize",
  title: "Resize a ring",
  submit: "Ask the studio",
  fields: [
    { name: "email", type: "email", label: "Your e-mail address", required: true },
    {
      name: "size",
      type: "choice",
      label: "New size",
      options: ["Small", "Medium", "Large"],
      required: true,
    },
    { name: "order", type: "text", label: "Order number", most: 12 },
  ],
});

const field = (name: string, most: number, required = false) => ({
  name,
  type: most ? "text" : "email",
  labelKey: name,
  ...(most && { most }),
  required,
});

const choice = (name: string, options: readonly string[], required = false) => ({
  name,
  type: "choice",
  labelKey: name,
  options,
  required,
});

const track = JSON.stringify({
  kind: "form",
  form: "track",
  titleKey: "track",
  fields: [field("order", 32), field("email", 0), field("postal", 16)],
});

const order = JSON.stringify({
  kind: "order",
  order: "10234",
  stage: "quality_check",
  steps: [
    { stage: "received", at: "2026-10-28", note: "We have your order." },
    { stage: "in_production", at: "2026-11-02", note: "Your ring is with Ines, who is setting the diamond." },
    { stage: "quality_check", at: "2026-11-18" },
  ],
  options: ["Send me updates", "That’s all, thanks", "Talk to a person"],
});

const returns = JSON.stringify({
  kind: "form",
  form: "returns",
  titleKey: "returns",
  fields: [
    choice("option", ["Resize it", "Return it", "Care or repair"], true),
    choice(
      "item",
      ["Everyday Hoops, order 10187", "Thread Bracelet, order 10187", "All of order 10187"],
      true,
    ),
    field("size", 16),
    field("reason", 500),
  ],
});

const discover = JSON.stringify({
  kind: "form",
  form: "discover",
  titleKey: "discover",
  fields: [
    choice("category", ["Ring", "Necklace", "Earrings", "Bracelet"]),
    choice("budget", ["Up to $500", "Up to $1,000", "Up to $2,000", "Up to $3,500", "Up to $5,000"]),
    choice("metal", ["Yellow gold", "White gold", "Rose gold", "Platinum"]),
    choice("ready", ["Ready to ship", "Made to order"]),
  ],
});

const updates = JSON.stringify({
  kind: "form",
  form: "updates",
  titleKey: "updates",
  fields: [
    field("email", 0),
    field("phone", 32),
    choice("consent", ["Yes, write to me about order 10234"], true),
  ],
});

const prechat = JSON.stringify({
  kind: "form",
  form: "prechat",
  titleKey: "prechat",
  fields: [field("name", 80), field("email", 0, true)],
});

const contact = JSON.stringify({
  kind: "form",
  form: "contact",
  titleKey: "contact",
  fields: [
    field("name", 80),
    field("email", 0, true),
    field("phone", 40),
    choice("time", ["Anytime", "Morning", "Afternoon", "Evening"]),
    field("notes", 500),
  ],
});

const ticket = (place: number): string =>
  JSON.stringify({ kind: "ticket", ticket: "TICKET-7K3M9QXA", place });

const asked = (text: string, extra: string, part = {}): Command[] => [
  ...talk.slice(0, 4),
  put(5, Author.Visitor, "That’s all, thanks", { at: now }),
  put(6, Author.Assistant, text, { at: now, extra, latest: true, ...part }),
];

const CONTACT =
  "I am an automatic assistant. Tell me how to reach you, and a person at the studio will write to you:";
const TICKET =
  "Thank you! Your request is TICKET-7K3M9QXA. A person will write to you by e-mail as soon as it is your turn.";
const FAREWELL = "Thank you for your visit, and goodbye! One question before you go:";

export const asking: Scenes = {
  replies: () => asked("I found 42 rings. Here are the first 6; say “more” for the next.", replies),
  csat: () => asked(FAREWELL, csat),
  csatAnswered: () => [
    ...asked(FAREWELL, csat, { answer: '{"rating":4,"comment":"Great help, thank you!"}', latest: false }),
    put(7, Author.Visitor, "★★★★☆ Great help, thank you!", { at: now }),
  ],
  nps: () => asked("Thank you, I am glad to hear that! One last question:", nps),
  npsAnswered: () => [
    ...asked("One last question:", nps, { answer: '{"score":9}', latest: false }),
    put(7, Author.Visitor, "9/10", { at: now }),
  ],
  prechat: () => asked("Hello! Before I answer: whom am I talking to?", prechat),
  contact: () => asked(CONTACT, contact),
  inLine: () => [...asked(TICKET, ticket(3)), status({ ticket: ticket(3) })],
  served: () => [...asked(TICKET, ticket(0)), status({ ticket: ticket(0) })],
  track: () =>
    asked("I can look your order up. Please send its number and its e-mail address or postal code.", track),
  order: () => asked("Order 10234 (Aurora Solitaire) is in its quality check.", order),
  returns: () => asked("I have found order 10187. What can I do for you?", returns),
  discover: () => asked("Tell me a kind of piece, a metal or a budget to narrow it down.", discover),
  updates: () => asked("Where shall we write to about order 10234?", updates),
  ownForm: () => asked("The studio can do that. What should they know?", own),
  formError: () => asked("The studio can do that. What should they know?", own),
};
