import type { Page } from "@playwright/test";

/** All of a page that its own scripts and its visitor can tell, but for what is the chat's by contract. */
export interface Portrait {
  document: Record<string, unknown>;
  /** Each element of the page with its attributes and its place. */
  elements: string[];
  text: string;
  /** Each global, with a number that stands for its members and for those of its prototype. */
  globals: Record<string, number>;
}

/** Of the page as it is now. Only what every browser and library leaves as it is may be used in there. */
export function portraitOf(page: Page): Promise<Portrait> {
  return page.evaluate(() => {
    const isOurs = (element: Element) =>
      element.localName === "pipit-widget" || element.getAttribute("src")?.endsWith("/pipit.js");
    const hash = (text: string) => {
      let sum = 0;
      for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
      return sum;
    };
    /** A function by its text, an accessor by its functions', anything else by its type. */
    const told = (value: unknown): string =>
      typeof value === "function" ? Function.prototype.toString.call(value) : typeof value;
    const members = (object: object): string => {
      let text = "";
      for (const name of Reflect.ownKeys(object)) {
        const { value, get, set, enumerable } = Reflect.getOwnPropertyDescriptor(object, name)!;
        text += `${String(name)}:${told(value)}:${told(get)}:${told(set)}:${enumerable};`;
      }
      return text;
    };
    const isObject = (value: unknown): value is { prototype?: unknown } =>
      typeof value === "function" || (typeof value === "object" && value !== null);
    const globals: Record<string, number> = {};
    for (const name of Object.getOwnPropertyNames(window)) {
      if (name === "Pipit" || /^(\d+|__.*|globalThis)$/.test(name)) continue;
      const { value } = Object.getOwnPropertyDescriptor(window, name)!;
      const prototype = isObject(value) ? value.prototype : undefined;
      globals[name] = hash(
        told(value) +
          (isObject(value) ? members(value) : "") +
          (isObject(prototype) ? members(prototype) : ""),
      );
    }
    const elements: string[] = [];
    let text = "";
    for (const element of document.querySelectorAll("*")) {
      if (isOurs(element)) continue;
      const { x, y, width, height } = element.getBoundingClientRect();
      let attributes = "";
      for (const { name, value } of element.attributes) attributes += ` ${name}="${value}"`;
      elements.push(`<${element.localName}${attributes}> ${x} ${y} ${width} ${height}`);
      for (const node of element.childNodes) if (node.nodeType === 3) text += node.nodeValue!.trim();
    }
    const style = getComputedStyle(document.documentElement);
    return {
      document: {
        title: document.title,
        mode: document.compatMode,
        base: document.baseURI.replace(/tagged|bare/, ""),
        isolated: crossOriginIsolated,
        scroll: [scrollX, scrollY],
        size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
        overflow: style.overflow,
        direction: style.direction,
        sheets: document.styleSheets.length,
        history: history.length,
        frames: document.getElementsByTagName("iframe").length,
      },
      elements,
      text,
      globals,
    };
  });
}
