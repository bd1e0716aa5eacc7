/** Elements are made one by one: markup in a string would be a sink, which a page's Trusted Types refuse. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  parent: Node,
  text = "",
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return parent.appendChild(element);
}
