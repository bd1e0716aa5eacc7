import { html } from "../html/markup.mjs";

/** A page of titled paragraphs. */
export function article({ title, intro, sections, after }) {
  return html`<div class="section">
    <div class="lead">
      <h1>${title}</h1>
      <p>${intro}</p>
    </div>
    <div class="article">
      ${sections.map(
        ([heading, ...paragraphs]) =>
          html`<section>
            <h2>${heading}</h2>
            ${paragraphs.map((text) => html`<p>${text}</p>`)}
          </section>`,
      )}
    </div>
    ${after}
  </div>`;
}
