import { materials, pictureText, price } from "../data/wording.mjs";
import { html } from "./markup.mjs";

/** Pictures in a card say nothing that the words beside them do not; elsewhere they are described. */
export function picture(product, { described = false, eager = false, size = 400 } = {}) {
  return html`<img
    src="${product.picture}"
    width="${size}"
    height="${size}"
    alt="${described ? pictureText(product) : ""}"
    ${eager ? html`fetchpriority="high"` : html`loading="lazy"`}
  />`;
}

export function card(product, { heading = "h3", eager = false } = {}) {
  const name =
    heading === "h2"
      ? html`<h2 class="card__name">${product.name}</h2>`
      : html`<h3 class="card__name">${product.name}</h3>`;
  return html`<li class="card" data-metal="${product.metal}">
    <a href="${product.path}">
      <div class="tile">${picture(product, { eager })}</div>
      ${name}
      <p class="card__materials">${materials(product)}</p>
      <p class="card__price">
        ${price(product.price)} ${product.readyToShip && html`<span class="card__ready">Ready to ship</span>`}
      </p>
    </a>
  </li>`;
}

export function cardGrid(products, options) {
  return html`<ul class="grid">
    ${products.map((product, index) => card(product, { ...options, eager: options?.eager && index < 4 }))}
  </ul>`;
}
