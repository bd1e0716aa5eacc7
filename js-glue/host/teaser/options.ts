import { tag } from "../link/tag";

const valid =
  /^(teaser=.{1,200}|teaserDelay=\d{1,7}|teaserScroll=(\d\d?|100)|teaserPages=.{1,500}|autoOpen=(true|false|always)|openDelay=\d{1,7}|launcher=(small|(small )?(none|pulse|bounce|fade)|(small )?((none|pulse|bounce|fade) )?#[\da-fA-F]{6}))$/u;
const NAMES = "teaser teaserDelay teaserScroll teaserPages launcher".split(" ");

type Name = "teaser" | "teaserDelay" | "teaserScroll" | "teaserPages" | "autoOpen" | "openDelay" | "launcher";

/** What pipit.js has handed on without a look. What does not fit is told, and left away. */
function read(name: Name): string | undefined {
  const value = tag.besides[name];
  if (value === undefined || valid.test(name + "=" + value)) return value;
  console.error("Pipit: bad option " + name);
  return;
}

export function readOptions() {
  for (const name of Object.keys(tag.besides))
    if (/^(teaser|launcher)/.test(name) && !NAMES.includes(name)) console.warn("Pipit: bad option " + name);
  return {
    text: read("teaser"),
    /** Milliseconds from when the page is idle. */
    delay: +(read("teaserDelay") ?? 5_000),
    /** How much of the page has been scrolled through, in percent. */
    scroll: +(read("teaserScroll") ?? 0),
    /** Patterns for the path, of which one has to fit. */
    pages: read("teaserPages") ?? "*",
    autoOpen: read("autoOpen"),
    /** "small", one of the animations, a colour, or several of them in this order with a space between them. */
    launcher: read("launcher"),
    openDelay: +(read("openDelay") ?? 3_000),
  };
}
