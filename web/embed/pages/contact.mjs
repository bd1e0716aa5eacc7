import { questions } from "../html/ask.mjs";
import { html } from "../html/markup.mjs";
import { article } from "./article.mjs";

const SECTIONS = [
  [
    "Write to us",
    html`By e-mail at <a href="mailto:hello@giltandgrain.example">hello@giltandgrain.example</a>. A jeweller
      reads every letter, and answers within a day.`,
  ],
  [
    "Visit the workshop",
    "14 Assay Lane, second floor. Tuesday to Saturday, 10:00 to 18:00. No appointment needed.",
  ],
  [
    "About this shop",
    "The shop, its address and its people are invented. It exists to show a support chat on a page that behaves like a real one.",
  ],
];

export function contactPage() {
  return {
    path: "/embed/contact.html",
    title: "Contact",
    description: "How to reach us: in the chat, by e-mail, or in the workshop.",
    content: article({
      title: "Contact",
      intro: "The chat in the corner is quickest. It is there on every page, and remembers where you were.",
      sections: SECTIONS,
      after: html`<h2>Start with a question</h2>
        ${questions(["I would like to talk to a person", "Where is order 10234?"])}`,
    }),
  };
}
