import { bare } from "../bare";
import type { Config } from "../config";
import { apply, exec } from "./primitives";
import { tag } from "./tag";

const NAMES = "theme locale botName subtitle welcome placeholder".split(" ");
/** Texts are of one paragraph. What is empty is as if it had not been said. */
const valid =
  /^(theme=(auto|light|dark)?|locale=([a-z]{2,3}(-[\w-]{1,32})?)?|botName=.{0,60}|(subtitle|placeholder)=.{0,120}|welcome=.{0,500})$/iu;

export const fits = (name: string, value: unknown): boolean =>
  typeof value == "string" && !!apply(exec, valid, [name + "=" + value]);

/** What the page says of looks and words, of which each fits. */
export const said: Record<string, string> = bare({});

/** What the tag says. What does not fit is told, and left away. */
for (let index = 0; index < NAMES.length; index++) {
  const name = NAMES[index]!;
  const value = tag.config[name as keyof Config];
  if (fits(name, value)) said[name] = value!;
  else if (value !== undefined) console.error("Pipit: bad option " + name);
}
