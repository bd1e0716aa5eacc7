import { bare } from "../bare";
import { apply, exec, keys } from "./primitives";
import { tag } from "./tag";

/** What is told to the frame. Texts are of one paragraph; what is empty is as if it had not been said. */
const told =
  /^(theme=(auto|light|dark)?|locale=([a-zA-Z]{2,3}(-[\w-]{1,32})?)?|botName=.{0,60}|(subtitle|placeholder)=.{0,120}|welcome=.{0,500}|avatar=(https:.{1,500})?|(sound|typing|notifications)=(true|false)?)$/u;
/** What is not: it stands in the frame's address, is asked here, or is for a script that comes later. */
const kept =
  /^((badge|persist|sealed)=(true|false)?|features=[\w +-]*|(teaser|launcher|autoOpen|openDelay|retention).*)$/;

const has = (pattern: RegExp, name: string, value: unknown): boolean =>
  !!apply(exec, pattern, [name + "=" + value]);

export const fits = (name: string, value: unknown): boolean =>
  (typeof value == "string" || typeof value == "boolean") && has(told, name, value);

/** What the page says of looks and words, of which each fits. */
export const said: Record<string, string> = bare({});

/** What the tag says. What does not fit is told, and left away; what there is not is told as well. */
const names = keys(tag.besides);
for (let index = 0; index < names.length; index++) {
  const name = names[index]!;
  const value = tag.besides[name]!;
  if (fits(name, value)) said[name] = value;
  else if (!has(kept, name, value))
    console[has(told, name, "") || has(kept, name, "") ? "error" : "warn"]("Pipit: bad option " + name);
}
