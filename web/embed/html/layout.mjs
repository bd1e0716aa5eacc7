import { CATEGORIES, SHOP_NAME } from "../data/vocabulary.mjs";
import { html } from "./markup.mjs";

const MAIN_LINKS = Object.values(CATEGORIES).map(({ title, page }) => [title, page]);
const HELP_LINKS = [
  ["Orders", "/embed/orders.html"],
  ["Care", "/embed/care.html"],
  ["Contact", "/embed/contact.html"],
  ["Playground", "/embed/playground.html"],
];

/** The service puts its own address here when it serves a page. */
const WIDGET = html`<script async src="{{widget_origin}}/pipit.js" data-site="demo-shop"></script>`;

function links(entries, path) {
  return entries.map(
    ([title, page]) =>
      html`<li><a href="${page}" ${page === path && html`aria-current="page"`}>${title}</a></li>`,
  );
}

function header(path) {
  return html`<header>
    <div class="notice">
      <div class="notice__inner">
        <p>A demonstration shop. Nothing here is for sale.</p>
        <nav aria-label="Help">
          <ul class="links">
            ${links(HELP_LINKS, path)}
          </ul>
        </nav>
      </div>
    </div>
    <div class="header">
      <a class="brand" href="/embed/index.html">${SHOP_NAME}</a>
      <nav aria-label="Collections">
        <ul class="links links--main">
          ${links(MAIN_LINKS, path)}
        </ul>
      </nav>
    </div>
  </header>`;
}

function footer(path) {
  return html`<footer class="footer">
    <div class="footer__inner">
      <div class="footer__about">
        <p class="brand">${SHOP_NAME}</p>
        <p>
          An invented jeweller with a real catalogue, made to show a support chat at work. Every picture is
          drawn by the program that builds these pages.
        </p>
      </div>
      <nav aria-label="Collections, again">
        <h2 class="footer__title">Collections</h2>
        <ul>
          ${links(MAIN_LINKS, path)}
        </ul>
      </nav>
      <nav aria-label="Help, again">
        <h2 class="footer__title">Help</h2>
        <ul>
          ${links(HELP_LINKS, path)}
        </ul>
      </nav>
    </div>
  </footer>`;
}

function head({ title, description }) {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title ? `${title} · ${SHOP_NAME}` : SHOP_NAME}</title>
    <meta name="description" content="${description}" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="/embed/pictures/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/embed/shop.css" />
    <script type="module" src="/embed/shop.js"></script>
  </head>`;
}

const ownScript = (name) => html`<script type="module" src="/embed/${name}"></script>`;

/**
 * A whole page: `path` is its address, `description` one sentence for search results, `script` what stands in for the chat's
 * tag.
 */
export function layout({ path, title, description, content, script }) {
  return html`<!doctype html>
    <html lang="en">
      ${head({ title, description })}
      <body>
        <a class="skip" href="#main">Skip to content</a>
        ${header(path)}
        <main id="main" tabindex="-1">${content}</main>
        ${footer(path)} ${script ? ownScript(script) : WIDGET}
      </body>
    </html> `;
}

/** A page that another one shows in a frame: without what that has already. */
export function framedLayout({ title, description, content, script }) {
  return html`<!doctype html>
    <html lang="en">
      ${head({ title, description })}
      <body>
        ${content} ${ownScript(script)}
      </body>
    </html> `;
}
