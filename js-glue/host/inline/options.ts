/** Attributes that can change while the chat is there, as `setConfig()` takes them. */
export const APPEARANCE = [
  "theme",
  "locale",
  "bot-name",
  "subtitle",
  "welcome",
  "placeholder",
  "avatar",
  "sound",
  "typing",
];

/** Attributes of the element that are options of the tag. Those of a launcher, and of a panel over the page, are none of them. */
const OPTIONS = [
  ...APPEARANCE,
  "site",
  "origin",
  "sealed",
  "persist",
  "retention",
  "features",
  "notifications",
  "consent",
  "consent-text",
  "labels",
];

export const camelCase = (name: string): string => name.replace(/-./g, ([, letter]) => letter!.toUpperCase());

/** What the element says, as attributes of a tag. */
export function handOn(element: Element, script: HTMLScriptElement): void {
  for (const name of OPTIONS) {
    const value = element.getAttribute(name);
    if (value) script.setAttribute("data-" + name, value);
  }
}
