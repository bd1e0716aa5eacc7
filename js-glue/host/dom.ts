/** The document's own: an element of the page may have its name. */
export const create = Document.prototype.createElement.bind(document) as Document["createElement"];

/** Elements are made one by one: markup in a string would be a sink, which a page's Trusted Types refuse. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  parent: Node,
  text = "",
): HTMLElementTagNameMap[Name] {
  const element = create(name);
  element.textContent = text;
  return parent.appendChild(element);
}
