import { more } from "../texts";
import type { Label } from "./extra";

/** A newer service may name texts that this frame does not have: then the name says what it can. */
export function labelText({ plain, key = "" }: Label): string {
  const texts: Readonly<Record<string, string>> = more.forms.labels;
  return plain ?? (Object.hasOwn(texts, key) ? texts[key]! : key);
}
