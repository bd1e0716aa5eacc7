import { stringify } from "./envelope";
import { isMessage } from "./isMessage";
import { tag } from "./tag";

/** A payload with what a page says, or writes for the visitor. */
export function textOf(text: unknown): string {
  if (!isMessage(text)) throw tag.failure("invalid", "");
  return `{"text":${stringify(text)}}`;
}
