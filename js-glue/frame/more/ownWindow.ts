import { configuration, siteName } from "../boot";
import { loadPart } from "../parts";
import type { Choices, Texts } from "../store";
import { language } from "../texts";
import type { Actions } from "../views/actions";

const THEMES = ["auto", "light", "dark"];
/** Of the window, in pixels. */
const SIZE = "width=420,height=640";
/** What a page switches on is on there too. */
const ADDED = /\+\w+/g;

const pageSays = (name: string): string => new URLSearchParams(location.hash.slice(1)).get(name) ?? "";

/** Not in such a window itself, nor where nothing is to outlast the page, nor where windows are tabs: on phones. */
export function isOffered(): boolean {
  const { features } = configuration();
  const isKept =
    pageSays("persist") !== "false" && !`${pageSays("features")} ${features}`.includes("-parentS");
  return isKept && !location.search.includes("window=") && matchMedia("(pointer: fine)").matches;
}

/** Nobody guesses it: who has it has the conversation. Base64url, as the service knows it. */
const newCode = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replace(/[+/]/g, (sign) => (sign === "+" ? "-" : "_"))
    .replace("=", "");

/** The conversation's session is to be had for that code, once and soon. It begins with this where there is none. */
async function offer(code: string, actions: Actions): Promise<void> {
  const { tokenFor } = await loadPart("attach");
  await fetch("/api/session/handover", {
    method: "POST",
    headers: { Authorization: `Bearer ${await tokenFor(actions)}`, "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
}

/**
 * Opens the conversation in a window of its own, at once, since a click allows that only for a moment; what the service has to know of
 * it comes after it. False: there is none, as far as can be seen. A page that isolates itself lets nobody see.
 */
export function openWindow({ theme: pages }: Texts, { theme, textSize }: Choices, actions: Actions): boolean {
  const code = newCode();
  const said = new URLSearchParams({
    code,
    theme: (theme ? THEMES[theme] : pages) || "auto",
    locale: language,
    size: `${textSize}`,
    features: (pageSays("features").match(ADDED) ?? []).join(" "),
  });
  const opened = open(`/frame/window?site=${siteName()}#${said}`, "_blank", `popup,${SIZE}`);
  // The window says so where that fails.
  offer(code, actions).catch(reportError);
  return !!opened;
}
