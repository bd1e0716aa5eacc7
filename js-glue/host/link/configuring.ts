import { bare } from "../bare";
import { post } from "./channel";
import { stringify } from "./envelope";
import { fits, said } from "./pageOptions";
import { keys } from "./primitives";
import { tag } from "./tag";

const tell = (): void => post("configure", stringify(said));

/** A frame that is loaded again knows nothing of what was said before. */
export function tellOptions(): void {
  if (keys(said).length) tell();
}

/** Takes all of it, or nothing. */
export async function setConfig(options: unknown): Promise<void> {
  const given = Object(options) as Record<string, unknown>;
  const names = keys(given);
  for (let index = 0; index < names.length; index++)
    if (given[names[index]!] != null && !fits(names[index]!, given[names[index]!]))
      throw tag.failure("invalid", names[index]!);
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    const text = "" + (given[name] ?? said[name] ?? "");
    if (text) said[name] = text;
    else delete said[name];
  }
  if (tag.isLive()) tell();
}

export const setTheme = (theme: unknown): Promise<void> => setConfig(bare({ theme: "" + theme }));
export const setLocale = (locale: unknown): Promise<void> => setConfig(bare({ locale: "" + locale }));
