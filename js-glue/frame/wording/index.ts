import type { Words } from "../texts/words";
import { messageOf } from "./icu";

/** A text of the owner's: where it stands ("." between members, in which "/" is "."), an ICU message, what it is called with. */
type Reworded = readonly [path: string, message: string, ...parameters: string[]];
type Texts = Record<string, unknown>;

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_DIRECTIONAL_ISOLATE = "\u2069";
const isolated = (text: string): string => FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE;
const plain = (text: string): string => text;

/**
 * Texts with the owner's words in their place, for the scripts that the service makes of them (server/http/TextScripts.h). A text
 * that these have no place for is left out: the service may be newer.
 */
export default (built: (words: Words) => Texts, reworded: readonly Reworded[], isRightToLeft: boolean) =>
  (words: Words): Texts => {
    const texts = built(words);
    const isolate = isRightToLeft ? isolated : plain;
    for (const [path, message, ...parameters] of reworded) {
      const say = (...given: unknown[]): string =>
        messageOf(message, {
          words,
          isolate,
          values: Object.fromEntries(parameters.map((name, index) => [name, given[index]])),
        });
      put(texts, path.split("."), parameters.length ? say : say());
    }
    return texts;
  };

function put(texts: Texts, path: readonly string[], said: unknown): void {
  const members = path.map((member) => member.replaceAll("/", "."));
  const last = members.pop()!;
  let place: unknown = texts;
  for (const member of members) place = Object(place)[member];
  const there = Object(place) as Texts;
  // What is a text stays one, and what is called is called.
  if (Object.hasOwn(there, last) && typeof there[last] === typeof said) there[last] = said;
}
