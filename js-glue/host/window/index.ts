import "../inline/index";
import { create } from "../dom";
import { sayFailed } from "./failed";
import { takeOver } from "./handover";
import { forget, keep, keepInWindow } from "./keeping";
import { readSaid, type Said } from "./said";

/** What the visitor has chosen in the options, as far as it is not an option of the page's. It gives way to what they choose here. */
const choicesOf = ({ textSize }: Said): string =>
  JSON.stringify({ theme: 0, size: textSize, sound: false, locale: 0, notify: false, order: 1 });

/**
 * The conversation was ended elsewhere: erased, logged out of, or the consent to it taken back on the page that this window was opened from.
 * Nothing of it stays here, and no other begins. Where the browser does not close the window, it says so.
 */
function leave(chat: Element, locale: string): void {
  chat.remove();
  forget();
  close();
  void sayFailed(locale);
}

function showChat({ site, theme, locale, features }: Said): void {
  const chat = create("pipit-chat");
  // Windows of one origin are not tabs of one visitor: they may have come from the pages of several.
  const options = { site, theme, locale, features: `-tabSync ${features}`.trim(), load: "eager" };
  for (const [name, value] of Object.entries(options)) chat.setAttribute(name, value);
  chat.addEventListener("pipit:ready", (event) => {
    document.title = (event as CustomEvent<{ name: string }>).detail.name;
  });
  chat.addEventListener("pipit:conversation:ended", () => leave(chat, locale));
  document.body.append(chat);
}

async function start(): Promise<void> {
  const said = readSaid();
  const { site, code, locale } = said;
  document.documentElement.lang = locale;
  keepInWindow();
  if (code) {
    const session = await takeOver(site, code);
    if (!session) return sayFailed(locale);
    keep(site, "session", session);
    keep(site, "choices", choicesOf(said));
  }
  showChat(said);
}

void start();
