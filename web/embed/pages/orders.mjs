import { ORDER_PREFIX, STAGES } from "../data/vocabulary.mjs";
import { day } from "../data/wording.mjs";
import { questions } from "../html/ask.mjs";
import { picture } from "../html/cards.mjs";
import { html } from "../html/markup.mjs";

function step({ status, entries }, stage) {
  const entry = entries.find((candidate) => candidate.stage === stage);
  const current = stage === status && html`aria-current="step"`;
  return html`<li class="${entry ? "step step--done" : "step"}" ${current}>
    <span class="step__name">${STAGES[stage]}</span>
    ${
      entry
        ? html`<span class="step__note"
            ><time datetime="${entry.at}">${day(entry.at)}</time>. ${entry.note}</span
          >`
        : html`<span class="step__note">Not yet</span>`
    }
  </li>`;
}

function piece(product) {
  return html`<li>
    <a class="piece" href="${product.path}"
      ><span class="tile">${picture(product, { size: 96 })}</span>${product.name}</a
    >
  </li>`;
}

function orderCard(order, products) {
  return html`<article class="order" id="order-${order.id}">
    <header class="order__head">
      <h2>Order ${ORDER_PREFIX}${order.id}</h2>
      <p class="order__status">${STAGES[order.status]}</p>
    </header>
    <dl class="facts facts--order">
      <div>
        <dt>E-mail</dt>
        <dd>${order.email}</dd>
      </div>
      <div>
        <dt>Postal code</dt>
        <dd>${order.postalCode}</dd>
      </div>
      <div>
        <dt>Placed</dt>
        <dd><time datetime="${order.placedAt}">${day(order.placedAt)}</time></dd>
      </div>
    </dl>
    <ul class="pieces">
      ${order.items.map((id) => piece(products.find((product) => product.id === id)))}
    </ul>
    <ol class="steps" aria-label="Progress of order ${ORDER_PREFIX}${order.id}">
      ${Object.keys(STAGES).map((stage) => step(order, stage))}
    </ol>
    ${questions([`Where is order ${order.id}?`])}
  </article>`;
}

/** The order that the other pages ask about comes first. */
const FIRST = "10234";
const firstAhead = (a, b) => Number(b.id === FIRST) - Number(a.id === FIRST);

export function ordersPage({ orders, products }) {
  return {
    path: "/embed/orders.html",
    title: "Demonstration orders",
    description: "Invented orders to try the order tracking with.",
    content: html`<div class="section">
      <div class="lead">
        <h1>Demonstration orders</h1>
        <p>
          These orders are invented, so that you can ask the chat about them. A real shop shows an order only
          to the person who can name its e-mail address or postal code; use the ones below when you are asked.
        </p>
      </div>
      <div class="orders">${[...orders].sort(firstAhead).map((order) => orderCard(order, products))}</div>
    </div>`,
  };
}
