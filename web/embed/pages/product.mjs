import { CATEGORIES, METAL_NAMES } from "../data/vocabulary.mjs";
import { capitalised, day, list, price } from "../data/wording.mjs";
import { questions } from "../html/ask.mjs";
import { cardGrid, picture } from "../html/cards.mjs";
import { html } from "../html/markup.mjs";

const RELATED_PIECES = 4;

function trail({ category, name }) {
  const { title, page } = CATEGORIES[category];
  return html`<nav class="trail" aria-label="Breadcrumb">
    <ol>
      <li><a href="/embed/index.html">Home</a></li>
      <li><a href="${page}">${title}</a></li>
      <li aria-current="page">${name}</li>
    </ol>
  </nav>`;
}

function fact(term, description) {
  return html`<div>
    <dt>${term}</dt>
    <dd>${description}</dd>
  </div>`;
}

function facts(product) {
  const availability = product.readyToShip ? "Ready to ship" : "Made to order";
  return html`<dl class="facts">
    ${fact("Metal", METAL_NAMES[product.metal])}
    ${product.stones.length > 0 && fact("Stones", capitalised(list(product.stones)))}
    ${fact("Availability", availability)} ${fact("Style", capitalised(list(product.tags)))}
    ${fact("In the collection since", day(product.added))}
  </dl>`;
}

function suggestedQuestions({ category, metal }) {
  const plural = CATEGORIES[category].title.toLowerCase();
  const metalWords = METAL_NAMES[metal].replace("14k ", "").toLowerCase();
  return questions([
    `More ${plural} in ${metalWords}, please`,
    `How do I care for ${metalWords}?`,
    "What if it is too small?",
  ]);
}

/** The nearest in price, of the same kind. */
function related(products, { id, category, price: own }) {
  return products
    .filter((other) => other.category === category && other.id !== id)
    .sort((a, b) => Math.abs(a.price - own) - Math.abs(b.price - own))
    .slice(0, RELATED_PIECES);
}

export function productPage({ products }, product) {
  return {
    path: product.path,
    title: product.name,
    description: product.description,
    content: html`<div class="section">
        ${trail(product)}
        <div class="product">
          <div class="tile product__picture">
            ${picture(product, { described: true, eager: true, size: 800 })}
          </div>
          <div class="product__words">
            <h1>${product.name}</h1>
            <p class="product__price">${price(product.price)}</p>
            <p class="product__description">${product.description}</p>
            ${facts(product)}
            <h2 class="product__ask">Ask about it</h2>
            ${suggestedQuestions(product)}
            <p class="product__care"><a href="/embed/care.html">Care, returns and repairs</a></p>
          </div>
        </div>
      </div>
      <section class="section">
        <h2>You may also like</h2>
        ${cardGrid(related(products, product))}
      </section>`,
  };
}
