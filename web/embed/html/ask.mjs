import { html } from "./markup.mjs";

/** Questions that open the chat and are asked there, word for word. */
export function questions(texts) {
  return html`<div class="ask">
    <ul class="ask__list">
      ${texts.map(
        (text) =>
          html`<li><button class="ask__button js-ask" type="button" data-ask="${text}">${text}</button></li>`,
      )}
    </ul>
    <p class="ask__note js-ask-note" role="status"></p>
  </div>`;
}
