import { more, readConfig } from "./config";
import { ofDocument } from "./document";
import { own } from "./own";

declare global {
  interface Window {
    Pipit?: unknown;
    pipitConfig?: unknown;
  }
}

/*
 * The script is one chat: what is one per chat is one per module in it, without objects to pass around. Against
 * closures that saves a twentieth of a script which may have four kilobytes. Two chats on a page are two scripts.
 */
const script = ofDocument("currentScript") as HTMLScriptElement | null;

/** The element of an inline chat, which stands on the script that `<pipit-chat>` runs: its own property, and none of Object.prototype's. */
export const inline = own(script)["pipit"] as HTMLElement | undefined;

/** What has the API, and hears its events. */
export const place = (inline ?? window) as unknown as EventTarget & Record<string, unknown>;

/** A page whose policy goes by nonces gives the second script the tag's. */
export const nonce = script?.nonce!;

/** What the tag's data attributes say goes before `pipitConfig`, which is the floating chat's: an element has no enumerable property. */
export const config = readConfig(inline ?? window.pipitConfig, script?.dataset);
/** Whether anything comes forward by itself: a script for that is loaded by the second one. */
export const said = "" + new URLSearchParams(more);
export const comes = /(teaser|launcher)=[^&]|Open=[ta]/.test(said);
/** How names begin that are this chat's alone, of two on a page: events, and what is remembered of its panel. */
export const prefix = config.global.toLowerCase() + ":";
/** Everything but `siteError` is reached with a site alone. */
export const { site } = config;

/** The widget's origin: the script comes from there. */
export const origin = new URL(config.origin || script?.src || location.href).origin;
