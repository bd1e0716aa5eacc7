import { bare } from "./bare";

/** Every value is text that has passed the pattern, and goes into nothing but URLs, style sheets and text nodes. Lengths are CSS pixels. */
export interface Config {
  /** Where it is missing or does not fit there is no chat. */
  site: string;
  /** The name of the one global, in small letters the beginning of the events' names. */
  global: string;
  /** The widget's origin, where it is not the script's own. */
  origin: string;
  position: string;
  load: string;
  consent: string;
  /** What is to be agreed to: a text of the owner. */
  consentText: string;
  width: string;
  height: string;
  /** The chat's own words on the page, and before them their language. */
  labels: string;
  zIndex: string;
  offsetX: string;
  offsetY: string;
  /** Not the page's: what a script that the second one loads is to do. */
  asked?: object | undefined;
  hasCome?: boolean;
}

const valid =
  /^(origin=https?:\/\/[\w.:[\]-]+|global=[A-Z]\w*|load=(intent|idle|eager)|position=(top|bottom)-(left|right)|consent=(none|required|optOut)|site=[a-z\d-]{1,64}|labels=([^|]+\|){6}.+|consentText=.+|([zwh]|off)\w+=\d{1,10})$/;

/** What this script needs itself. */
const defaults = bare({
  site: "",
  global: "Pipit",
  load: "intent",
  labels: "en|Open chat|Close chat|The chat could not be reached.|The chat is not available here.|Retry|OK",
  consentText: "The chat stores messages.",
  position: "bottom-right",
  origin: "",
  height: "600",
  width: "400",
  zIndex: "2147483646", // One below the greatest: a page can still put something above the chat.
  offsetX: "20",
  consent: "none",
  offsetY: "20",
});

/** What else the page says, for the scripts that come later: the second one names what nobody knows. */
export const more: Record<string, string> = bare({});

/** Reads what the page says, own properties only, the last word on each, and names in the console what it cannot use. */
export function readConfig(...pages: unknown[]): Config {
  const config: Config & Record<string, string> = bare({ ...defaults });
  for (const page of pages)
    // By names alone: a spread of a dataset reads `get` and `set` from Object.prototype in Chromium.
    for (const name of Object.keys(Object(page))) {
      const said = (page as Record<string, unknown>)[name];
      const value = "" + said;
      if (said == null) continue;
      if (!(name in defaults)) more[name] = value;
      else if (valid.test(name + "=" + value)) config[name] = value;
      else {
        console.error("Pipit: bad option " + name);
        // Whoever meant anything of consent is not taken to have meant none.
        if (name == "consent") config[name] = "required";
      }
    }
  return config;
}
