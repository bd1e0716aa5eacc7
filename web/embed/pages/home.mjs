import { CATEGORIES, SHOP_NAME } from "../data/vocabulary.mjs";
import { questions } from "../html/ask.mjs";
import { cardGrid, picture } from "../html/cards.mjs";
import { html } from "../html/markup.mjs";

const NEW_PIECES = 4;
const FEATURED_PIECES = 2;
const HERO_PIECES = ["necklace-tideline", "ring-petal", "earring-halo-drops"];

const PROMISES = [
  ["Resized once, free", "Within sixty days, for every ring that can be resized."],
  ["Mended for life", "We clean, tighten and re-polish what we made, for as long as you wear it."],
  ["Said plainly", "Where a stone is treated or soft, its page says so before you buy."],
];

const existing = (products, ids) => products.filter(({ id }) => ids.includes(id));

function hero(products) {
  const pieces = existing(products, HERO_PIECES);
  return html`<section class="hero">
    <div class="hero__words">
      <h1>Jewellery measured in&nbsp;grains</h1>
      <p>
        A grain is the jeweller’s smallest weight, and the smallest bead of gold that holds a stone. We work
        at that scale, in platinum and 14k gold.
      </p>
      <p class="hero__actions">
        <a class="button" href="/embed/rings.html">See the rings</a>
        <a class="button button--quiet" href="#ask">Ask us anything</a>
      </p>
    </div>
    <ul class="hero__pictures">
      ${pieces.map(
        (product) =>
          html`<li>
            <a class="tile" href="${product.path}" aria-label="${product.name}"
              >${picture(product, { eager: true, size: 600 })}</a
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

/** The same number of each kind, so that none crowds out the others. */
function featured(products) {
  return Object.keys(CATEGORIES).flatMap((category) =>
    products.filter((product) => product.featured && product.category === category).slice(0, FEATURED_PIECES),
  );
}

function categoryTile(products, { title, page, cover }) {
  return html`<li>
    <a class="category" href="${page}">
      <div class="tile">${existing(products, [cover]).map((product) => picture(product))}</div>
      <h3>${title}</h3>
    </a>
  </li>`;
}

function section(title, content, link) {
  return html`<section class="section">
    <div class="section__head">
      <h2>${title}</h2>
      ${link}
    </div>
    ${content}
  </section>`;
}

function ask() {
  return html`<section class="band" id="ask">
    <div class="band__inner">
      <h2>Ask us anything</h2>
      <p>
        Tell us the occasion, the budget or the order number. We answer in the corner of this page, right
        away.
      </p>
      ${questions(["A ring under $300, please", "Where is order 10234?", "A gift with pearls", "How do I clean gold?"])}
    </div>
  </section>`;
}

function promises() {
  return html`<section class="section">
    <h2 class="visually-hidden">What we promise</h2>
    <ul class="promises">
      ${PROMISES.map(
        ([title, text]) =>
          html`<li>
            <h3>${title}</h3>
            <p>${text}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}

export function homePage({ products }) {
  const newest = [...products].sort((a, b) => b.added.localeCompare(a.added)).slice(0, NEW_PIECES);
  const categories = Object.values(CATEGORIES).map((category) => categoryTile(products, category));
  return {
    path: "/embed/index.html",
    description: `${SHOP_NAME}: rings, necklaces, earrings and bracelets in platinum and 14k gold.`,
    content: html`${hero(products)} ${section("New in", cardGrid(newest))}
    ${section(
      "Collections",
      html`<ul class="categories">
        ${categories}
      </ul>`,
    )}
    ${ask()} ${section("Featured", cardGrid(featured(products)))} ${promises()}`,
  };
}
