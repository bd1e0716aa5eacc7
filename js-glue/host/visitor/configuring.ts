import { bare } from "../bare";
import { keys } from "../link/primitives";
import { tag } from "../link/tag";
import { link } from "./link";

/** Takes all of it, or nothing. */
export async function setConfig(options: unknown): Promise<void> {
  const given = Object(options) as Record<string, unknown>;
  const names = keys(given);
  for (let index = 0; index < names.length; index++)
    if (given[names[index]!] != null && !link.fits(names[index]!, given[names[index]!]))
      throw tag.failure("invalid", names[index]!);
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    const text = "" + (given[name] ?? link.chosen[name] ?? "");
    if (text) link.chosen[name] = text;
    else delete link.chosen[name];
  }
  if (tag.isLive()) link.tellOptions();
}

export const setTheme = (theme: unknown): Promise<void> => setConfig(bare({ theme: "" + theme }));
export const setLocale = (locale: unknown): Promise<void> => setConfig(bare({ locale: "" + locale }));
