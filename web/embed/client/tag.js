/** The tag that puts the chat on a page, as the playground and the admin's pages write it. */

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

/**
 * @param {string} widget the service's origin
 * @param {readonly (readonly [name: string, value: string])[]} options
 * @param {string} [integrity] the hash of pipit.js, where the browser is to check it
 */
export function tag(widget, options, integrity) {
  const attributes = options.map(([name, value]) => ` data-${name}="${escaped(value)}"`).join("");
  const checked = integrity ? ` integrity="${escaped(integrity)}" crossorigin="anonymous"` : "";
  return `<script async src="${escaped(widget)}/pipit.js"${attributes}${checked}></script>`;
}
