import { maxHandedDepth, maxHandedLength } from "../limits";
import { isShallow, parse, stringify } from "../link/envelope";
import { apply, exec } from "../link/primitives";
import { tag } from "../link/tag";

/** Half of a surrogate pair: it has no UTF-8. */
const half = /(^|[^\\])(\\\\)*\\ud[89a-f]/;

/** A payload that the engine hands on to the service, which looks into it: an object, so long and so deep at most. */
export function handed(value: unknown): string {
  try {
    const text = stringify(value);
    const fits = text[0] == "{" && text.length <= maxHandedLength && !apply(exec, half, [text]);
    if (fits && isShallow(parse(text), maxHandedDepth)) return `{"text":${stringify(text)}}`;
  } catch {
    // What has no JSON is refused like the rest.
  }
  throw tag.failure("invalid", "object");
}
