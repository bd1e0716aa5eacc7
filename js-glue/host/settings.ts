import { readConfig } from "./config";

/*
 * The script is one chat: what is one per chat is one per module in it, without objects to pass around. Against
 * closures that saves a twentieth of a script which may have four kilobytes. Two chats on a page are two scripts.
 */
const script = document.currentScript as HTMLScriptElement | null;

/** What the tag's data attributes say goes before `pipitConfig`. */
export const config = readConfig({ ...(window.pipitConfig as object), ...script?.dataset });
/** Everything but `siteError` is reached with a site alone. */
export const site = config.site as string;

/** The widget's origin: the script comes from there. */
export const origin = new URL(config.origin || script?.src || location.href).origin;
