import { bare } from "./bare";

/** Every value is text that has passed the pattern, and goes into nothing but URLs, style sheets and text nodes. Lengths are CSS pixels. */
export interface Config {
  /** Where it is missing or does not fit there is no chat. */
  site?: string;
  /** The name of the one global, in small letters the beginning of the events' names. */
  global: string;
  /** The widget's origin, where it is not the script's own. */
  origin?: string;
  position: string;
  load: string;
  sealed: string;
  consent: string;
  /** What is to be agreed to: a text of the owner. */
  consentText: string;
  width: string;
  height: string;
  /** What goes to the frame is looked at by the second script. */
  theme?: string;
  locale?: string;
  botName?: string;
  subtitle?: string;
  welcome?: string;
  placeholder?: string;
  /** What comes forward by itself is looked at by a script of its own. */
  teaser?: string;
  teaserDelay?: string;
  teaserScroll?: string;
  teaserPages?: string;
  autoOpen: string;
  openDelay?: string;
  zIndex: string;
  offsetX: string;
  offsetY: string;
}

const valid =
  /^(site=[a-z\d][a-z\d-]{0,63}|global=[A-Z]\w*|origin=https?:\/\/[\w.:[\]-]+|position=(top|bottom)-(left|right)|load=(intent|idle|eager)|sealed=(true|false)|consent=(none|required)|(consentText|theme|locale|botName|subtitle|welcome|placeholder|teaser\w*|autoOpen|openDelay)=.+|(zIndex|width|height|offset[XY])=\d{1,10})$/;

/** Reads what the page says, own properties only, the last word on each, and names in the console what it cannot use. */
export function readConfig(...pages: unknown[]): Config {
  const config: Config & Record<string, string> = bare({
    global: "Pipit",
    position: "bottom-right",
    load: "intent",
    sealed: "false",
    autoOpen: "false",
    consent: "none",
    consentText: "The chat stores messages.",
    width: "400",
    height: "600",
    zIndex: "2147483646", // One below the greatest: a page can still put something above the chat.
    offsetX: "20",
    offsetY: "20",
  });
  for (const page of pages)
    // By names alone: a spread of a dataset reads `get` and `set` from Object.prototype in Chromium.
    for (const name of Object.keys(Object(page))) {
      const value = (page as Record<string, unknown>)[name];
      if (valid.test(name + "=" + value)) config[name] = "" + value;
      else console[name in config ? "error" : "warn"]("Pipit: bad option " + name);
    }
  return config;
}
