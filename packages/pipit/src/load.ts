import { failure } from "./errors.js";
import { inBrowser, running, turnAway } from "./page.js";
import { pipit } from "./pipit.js";
import type { Pipit } from "./pipit.js";
import { forgetStatus } from "./status.js";
import { runScript } from "./tag.js";
import type { LoadOptions } from "./tag.js";

interface Chat {
  readonly site: string;
  readonly origin: string;
  readonly loaded: Promise<Pipit>;
}

/** The page's one chat. */
let chat: Chat | undefined;
/** The end of the one before. */
let ended: Promise<unknown> = Promise.resolve();

const another = (site: string) =>
  failure("config.another", `this page has the chat of "${site}" already, and there is room for one`);

/** Not every page is written in TypeScript. */
const fits = (pattern: RegExp, value: unknown): boolean => typeof value == "string" && pattern.test(value);

const withoutSlash = (origin: unknown): string => String(origin).replace(/\/$/, "");

/** What `pipit.js` cannot use it would keep until the page is loaded anew. */
function checked({ site, origin }: LoadOptions): { site: string; origin: string } {
  if (!fits(/^[a-z\d][a-z\d-]{0,63}$/, site)) throw failure("config.site", `"${site}" is no site's id`);
  if (!fits(/^https?:\/\/[\w.:[\]-]+\/?$/, origin))
    throw failure("config.origin", `"${origin}" is no origin as https://chat.example.com`);
  return { site, origin: withoutSlash(origin) };
}

async function begin(options: LoadOptions, origin: string): Promise<Pipit> {
  await ended;
  try {
    if (!running()) await runScript(options, origin);
  } catch (reason) {
    turnAway(reason as Error);
    throw reason;
  }
  // Somebody else may have put a tag into the page.
  const { site } = await pipit.getState();
  if (site != options.site) throw another(site);
  return pipit;
}

/**
 * Puts the chat's tag into the page, once; done when `pipit.js` has run. Called again for the same site it gives the same. It
 * rejects with a `PipitError`: `blocked` where the script does not come (the next call tries again), `config.site`,
 * `config.origin`, `config.another` where the page has the chat of another site, `server` where there is no page.
 */
export async function load(options: LoadOptions): Promise<Pipit> {
  if (!inBrowser()) throw failure("server", "there is no page to load the chat into: call it in the browser");
  const { site, origin } = checked(options);
  if (chat && !isOf(chat, site, origin)) throw another(chat.site);
  if (!chat) remember({ site, origin, loaded: begin({ ...options }, origin) });
  return chat!.loaded;
}

const isOf = (one: Chat, site: string, origin: string): boolean => one.site == site && one.origin == origin;

function remember(begun: Chat): void {
  chat = begun;
  const forget = (): void => {
    if (chat == begun) chat = undefined;
    forgetStatus();
  };
  // The page may end it by itself, and have it loaded anew.
  begun.loaded.then(() => window.addEventListener("pipit:destroyed", forget, { once: true }), forget);
}

/** Whether another chat than this is in the page, or on its way. */
export const hasAnother = ({ site, origin }: LoadOptions): boolean =>
  !!chat && !isOf(chat, site, withoutSlash(origin));

/** Takes the chat out of the page, or closes it where `pipit.js` cannot do that. */
async function end(): Promise<void> {
  const api = running();
  const leave = api?.["destroy"] ?? api?.["close"];
  if (typeof leave == "function") await leave();
  forgetStatus();
}

/** Ends the chat that was loaded; what is loaded next waits for that. */
export function unload(): void {
  const ending = chat;
  if (!ending) return;
  chat = undefined;
  ended = ending.loaded.then(end).catch(() => {});
}
