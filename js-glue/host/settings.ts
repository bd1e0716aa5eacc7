import { readConfig } from "./config";
import { ofDocument } from "./document";

/*
 * The script is one chat: what is one per chat is one per module in it, without objects to pass around. Against
 * closures that saves a twentieth of a script which may have four kilobytes. Two chats on a page are two scripts.
 */
const script = ofDocument("currentScript") as HTMLScriptElement | null;

/** A page whose policy goes by nonces gives the second script the tag's. */
export const nonce = script?.nonce;

/** What the tag's data attributes say goes before `pipitConfig`. */
export const config = readConfig(window.pipitConfig, script?.dataset);
/** Everything but `siteError` is reached with a site alone. */
export const site = config.site as string;

/** The widget's origin: the script comes from there. */
export const origin = new URL(config.origin || script?.src || location.href).origin;
