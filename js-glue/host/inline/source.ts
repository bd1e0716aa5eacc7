import { ofDocument } from "../document";

/** Set by the bundler. */
declare const PIPIT_PATH: string;

/** The tag of `pipit-chat.js`; none where it was imported. */
const script = ofDocument("currentScript") as HTMLScriptElement | null;

interface Policy {
  createScriptURL(path: string): string;
}
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;

let policy: Policy | undefined;
let allowed = "";

/** For pages that demand trusted types: one policy for all chats, which makes the address of `pipit.js` and no other. */
function trusted(address: string): string {
  allowed = address;
  try {
    policy ??= trustedTypes!.createPolicy("pipit-load", { createScriptURL: () => allowed });
    return policy.createScriptURL(address);
  } catch {
    // The page does not allow it, and may have a default policy instead.
    return address;
  }
}

/** Gives the script the address of `pipit.js`, beside `pipit-chat.js` or at that origin, and the rights that the tag has. */
export function aim(element: HTMLScriptElement, origin: string | null, integrity: string | null): void {
  const { href } = new URL(PIPIT_PATH, origin || script?.src || location.href);
  if (script?.nonce) element.nonce = script.nonce;
  if (integrity) {
    element.crossOrigin = "anonymous";
    element.integrity = integrity;
  }
  element.src = trusted(href);
}
