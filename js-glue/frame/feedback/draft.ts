import { noteAt, putNoteAt } from "../forms/notes";
import { isRecord, parse } from "../forms/shapes";

export type Kind = "problem" | "wish" | "other";
export const KINDS: readonly Kind[] = ["problem", "wish", "other"];

/** What is filled in. Consent is none of it: it is given anew each time. */
export interface Draft {
  kind: Kind;
  message: string;
  email: string;
  /** By which the service knows it again, once it was sent; empty as long as it was not, and when it was changed since. */
  id: string;
}

/** Beside those of forms, which begin with the time of a message. */
const KEY = "0:feedback";

const NONE: Draft = { kind: "problem", message: "", email: "", id: "" };

const textIn = (value: unknown): string => (typeof value === "string" ? value : "");

/** As it was left: scripts of the page may have written it. */
export function readDraft(): Draft {
  const note = parse(noteAt(KEY));
  if (!isRecord(note)) return NONE;
  return {
    kind: KINDS.find((kind) => kind === note.kind) ?? NONE.kind,
    message: textIn(note.message),
    email: textIn(note.email),
    id: /^[\w-]{8,64}$/.test(textIn(note.id)) ? textIn(note.id) : "",
  };
}

/** Without texts nothing of it is kept. */
export const putDraft = (draft: Draft): void =>
  putNoteAt(KEY, draft.message || draft.email ? { ...draft } : {});
