import { CATEGORIES, METAL_NAMES } from "../data/vocabulary.mjs";
import { questions } from "../html/ask.mjs";
import { cardGrid } from "../html/cards.mjs";
import { html } from "../html/markup.mjs";

function choice(value, label, checked) {
  return html`<label class="filter__choice"
    ><input type="radio" name="metal" value="${value}" ${checked && html`checked`} /><span
      >${label}</span
    ></label
  >`;
}

/** The style sheet shows and hides the pieces, so it works without a script. */
function metalFilter(pieces) {
  const offered = Object.keys(METAL_NAMES).filter((metal) => pieces.some((piece) => piece.metal === metal));
  return html`<fieldset class="filter">
    <legend>Metal</legend>
    ${choice("all", "All", true)}${offered.map((metal) => choice(metal, METAL_NAMES[metal], false))}
  </fieldset>`;
}

export function categoryPage({ products }, category) {
  const { title, page, intro } = CATEGORIES[category];
  const pieces = products.filter((product) => product.category === category);
  const plural = title.toLowerCase();
  return {
    path: page,
    title,
    description: intro,
    content: html`<div class="section collection">
        <div class="lead">
          <h1>${title}</h1>
          <p>${intro}</p>
        </div>
        ${metalFilter(pieces)} ${cardGrid(pieces, { heading: "h2", eager: true })}
      </div>
      <section class="band">
        <div class="band__inner">
          <h2>Looking for something else?</h2>
          ${questions([`${title} under $300, please`, `${title} in rose gold`, `Which ${plural} ship today?`])}
        </div>
      </section>`,
  };
}
