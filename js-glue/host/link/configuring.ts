import { bare } from "../bare";
import type { Config } from "../config";
import { post } from "./channel";
import { stringify } from "./envelope";
import { tag } from "./tag";

const { keys } = Object;
const { apply } = Reflect;
const { exec } = RegExp.prototype;

const NAMES = "theme locale botName subtitle welcome placeholder".split(" ");
/** Texts are of one paragraph. What is empty is as if it had not been said. */
const valid =
  /^(theme=(auto|light|dark)?|locale=([a-z]{2,3}(-[\w-]{1,32})?)?|botName=.{0,60}|(subtitle|placeholder)=.{0,120}|welcome=.{0,500})$/iu;

const fits = (name: string, value: unknown): boolean =>
  typeof value == "string" && !!apply(exec, valid, [name + "=" + value]);

/** What the page has said, of which each is valid. */
const said: Record<string, string> = bare({});

/** What the tag says. What does not fit is told, and left away. */
for (let index = 0; index < NAMES.length; index++) {
  const name = NAMES[index]!;
  const value = tag.config[name as keyof Config];
  if (fits(name, value)) said[name] = value!;
  else if (value !== undefined) console.error("Pipit: bad option " + name);
}

/** Says all of it, if there is anything: a frame that is loaded again knows nothing of what was said before. */
export function tellOptions(): void {
  if (keys(said).length) post("configure", stringify(said));
}

/** Takes all of it, or nothing. */
export async function setConfig(options: unknown): Promise<void> {
  const given = Object(options) as Record<string, unknown>;
  const names = keys(given);
  for (let index = 0; index < names.length; index++)
    if (!fits(names[index]!, given[names[index]!])) throw tag.failure("invalid", names[index]!);
  for (let index = 0; index < names.length; index++) said[names[index]!] = given[names[index]!] as string;
  if (tag.isLive()) tellOptions();
}

export const setTheme = (theme: unknown): Promise<void> => setConfig(bare({ theme }));
export const setLocale = (locale: unknown): Promise<void> => setConfig(bare({ locale }));
