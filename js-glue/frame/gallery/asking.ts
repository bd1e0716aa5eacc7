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
    field("time", 80),
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
  ownForm: () => asked("The studio can do that. What should they know?", own),
  formError: () => asked("The studio can do that. What should they know?", own),
};
