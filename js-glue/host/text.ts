import { failure } from "./errors";
import { maxTextLength } from "./limits";

/** A message fit to be sent. Halves of surrogate pairs have no UTF-8: they become U+FFFD, as everywhere on the web. */
export function messageText(value: unknown): string {
  // Two code units at most to a code point: a giant string is refused before it is looked through.
  const fits = typeof value == "string" && value && value.length <= 2 * maxTextLength;
  if (!fits || [...value].length > maxTextLength)
    throw failure("invalid", `a message is a text of 1 to ${maxTextLength} characters`);
  return value.replace(/[\ud800-\udfff]/gu, "\ufffd");
}
