import { tag } from "../link/tag";

const valid =
  /^(teaser=.{1,200}|teaserDelay=\d{1,7}|teaserScroll=(\d\d?|100)|teaserPages=.{1,500}|autoOpen=(true|false|always)|openDelay=\d{1,7})$/u;

type Name = "teaser" | "teaserDelay" | "teaserScroll" | "teaserPages" | "autoOpen" | "openDelay";

/** What pipit.js has handed on without a look. What does not fit is told, and left away. */
function read(name: Name): string | undefined {
  const value = tag.config[name];
  if (value === undefined || valid.test(name + "=" + value)) return value;
  console.error("Pipit: bad option " + name);
  return;
}

const NAMES = "teaser teaserDelay teaserScroll teaserPages".split(" ");
for (const name of Object.keys(tag.config))
  if (/^teaser/.test(name) && !NAMES.includes(name)) console.warn("Pipit: bad option " + name);

export const text = read("teaser");
/** Milliseconds from when the page is idle. */
export const delay = +(read("teaserDelay") ?? 5_000);
/** How much of the page has been scrolled through, in percent. */
export const scroll = +(read("teaserScroll") ?? 0);
/** Patterns for the path, of which one has to fit. */
export const pages = read("teaserPages") ?? "*";

export const autoOpen = read("autoOpen");
export const openDelay = +(read("openDelay") ?? 3_000);
