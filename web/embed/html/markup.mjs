/**
 * The one place where text becomes markup. `html` escapes every value that is put into it, so a product's name can never
 * become a tag; only what `html` itself returned goes in as it is. It serves XML (the pictures) as well.
 */
// A brace is escaped too: the service fills in {{…}} after the build, and nothing in the data may pass for that.
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "{": "&#123;" };

class Markup {
  #text;

  constructor(text) {
    this.#text = text;
  }

  toString() {
    return this.#text;
  }
}

export function escapeText(value) {
  return String(value).replace(/[&<>"'{]/g, (character) => ENTITIES[character]);
}

function render(value) {
  if (value instanceof Markup) return value.toString();
  if (Array.isArray(value)) return value.map(render).join("");
  return value === undefined || value === null || value === false ? "" : escapeText(value);
}

export function html(strings, ...values) {
  return new Markup(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));
}
