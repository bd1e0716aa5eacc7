import { failure } from "./errors.js";
import { optionNames } from "./names.js";
import { running } from "./page.js";
import type { Options } from "./public.js";

export interface LoadOptions extends Options {
  /** Where `pipit.js` is served, as `https://chat.example.com`. */
  origin: string;
  /** The nonce of the page's Content-Security-Policy. */
  nonce?: string | undefined;
  /** The hash of `pipit.js`, as `tools/snippet` prints it. It changes with every version of the service. */
  integrity?: string | undefined;
}

interface Policy {
  createScriptURL(address: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

let allowed = "";
let policy: Policy | undefined;

/** For pages that demand trusted types: a policy that makes no address but the last that `load()` was given. */
function trusted(address: string): string {
  allowed = address;
  const factory = (window as unknown as { trustedTypes?: Factory }).trustedTypes;
  try {
    policy ??= factory?.createPolicy("pipit-load", { createScriptURL: () => allowed });
    return policy?.createScriptURL(address) ?? address;
  } catch {
    // The page does not allow it, and may have a default policy instead.
    return address;
  }
}

function tagOf(options: LoadOptions): HTMLScriptElement {
  const script = document.createElement("script");
  script.async = true;
  for (const name of optionNames)
    if (options[name] !== undefined) script.dataset[name] = String(options[name]);
  if (options.nonce) script.nonce = options.nonce;
  if (options.integrity) {
    script.integrity = options.integrity;
    script.crossOrigin = "anonymous";
  }
  return script;
}

const blocked = (address: string) =>
  failure(
    "blocked",
    `${address} did not come or did not run: no network, a content blocker, the page's policy, or another integrity`,
  );

/** Puts the tag into the page; done when `pipit.js` has run. The element goes then. */
export function runScript(options: LoadOptions, origin: string): Promise<void> {
  const address = `${origin}/pipit.js`;
  const script = tagOf(options);
  return new Promise((resolve, reject) => {
    script.onload = script.onerror = () => {
      script.remove();
      if (running()) resolve();
      else reject(blocked(address));
    };
    try {
      script.src = trusted(address);
    } catch {
      return reject(
        failure("blocked", "the page's policy demands trusted types: allow 'pipit' and 'pipit-load'"),
      );
    }
    document.head.append(script);
  });
}
