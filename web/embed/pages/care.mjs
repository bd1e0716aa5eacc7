import { questions } from "../html/ask.mjs";
import { html } from "../html/markup.mjs";
import { article } from "./article.mjs";

const SECTIONS = [
  [
    "Gold",
    "Wash it in warm water with a little mild soap and a soft brush, rinse, and dry with a cloth that leaves no lint.",
    "14k gold does not tarnish, though it dulls where it rubs. White gold is plated with rhodium; when it turns warmer in tone, we plate it again.",
  ],
  [
    "Platinum",
    "Clean it like gold. Platinum moves rather than wears, so small scratches blend into a soft grey; we can polish it bright again at any time.",
  ],
  [
    "Diamonds, sapphires and rubies",
    "They are hard enough for every day, but grease hides their light. A soak in soapy water and a soft brush bring it back.",
  ],
  [
    "Emeralds, opals and pearls",
    "Keep them out of ultrasonic cleaners, hot water, perfume and hairspray. Wipe them with a damp cloth and lay pearls flat to dry.",
  ],
  [
    "Resizing and returns",
    "Rings are resized once without charge within 60 days. Pieces that were not worn come back within 30 days for a refund.",
    "Custom and engraved pieces cannot be returned, because nobody else could wear them. Eternity bands cannot be resized.",
  ],
  [
    "Repairs",
    "Bring or send a piece once a year and we check its claws, clasp and knots. If something has come loose, stop wearing it and tell us.",
  ],
];

export function carePage() {
  return {
    path: "/embed/care.html",
    title: "Care, returns and repairs",
    description:
      "How to clean gold, platinum and stones, and what happens when something does not fit or breaks.",
    content: article({
      title: "Care, returns and repairs",
      intro:
        "Worn daily and washed now and then, good jewellery asks for little. This is the little that it asks for.",
      sections: SECTIONS,
      after: html`<h2>Ask for more</h2>
        ${questions(["How do I clean gold?", "I want to return a ring", "My ring is too small"])}`,
    }),
  };
}
