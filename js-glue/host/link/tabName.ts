import { stringify } from "./envelope";
import { tag } from "./tag";

/**
 * The name of the browser's tab, as members of the greeting: its next pages find it again in sessionStorage. Nothing where
 * that is refused. A duplicated tab begins with the name of the first.
 */
export function tabName(): string {
  try {
    const key = `pipit:${tag.site}:tab`;
    const known = sessionStorage.getItem(key);
    const name = known ?? tag.nonce;
    if (!known) sessionStorage.setItem(key, name);
    return `,"tab":${stringify(name)},"newTab":${!known}`;
  } catch {
    return "";
  }
}
