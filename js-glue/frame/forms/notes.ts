import type { Row } from "../store";
import { actions } from "../views/actions";
import { check, type Values } from "./check";
import type { Field, Form } from "./extra";
import { isRecord, parse, type Bare } from "./shapes";

/*
 * What has been filled in and not sent. It stands beside the draft as one JSON text, {form -> values}, which the engine stores,
 * restores and tells other tabs without reading it: a row that leaves the document takes nothing along, nor does a page.
 */

/** As many as a visitor leaves half-way; the one that was edited longest ago goes first. */
const MAX_FORMS = 8;
/** Beside those of forms, which begin with the time of a message: what the visitor has put by (shortlist/). Forms do not push it out. */
export const LIST = "0:list";
/** In bytes: what the engine takes (wasm/engine/base/limits.h). */
const MAX_NOTES = 20_480;

/** The same on every page and in every tab, which a row's number is not. Of two messages of one time none has the same form. */
const keyOf = (form: Form, { at }: Row): string => `${at}:${form.form}`;

function read(): Bare {
  const notes = parse(actions.draft().notes);
  return isRecord(notes) ? notes : {};
}

/** What stands there, as text: another one whenever it is another. */
export const noteOn = (form: Form, row: Row): string => noteAt(keyOf(form, row));

export function noteAt(key: string): string {
  const notes = read();
  return Object.hasOwn(notes, key) ? JSON.stringify(notes[key]) : "";
}

/** What of it the form can hold: scripts of the page may have written it. */
export function valuesIn(form: Form, note: string): Values {
  const values = parse(note);
  if (!isRecord(values)) return {};
  const fitting = form.fields.filter((field) => fits(form, field, values));
  return Object.fromEntries(fitting.map(({ name }) => [name, values[name]])) as Values;
}

/** Half an address is worth keeping, half a rating is none. */
function fits(form: Form, { name, type }: Field, values: Bare): boolean {
  if (!Object.hasOwn(values, name)) return false;
  const value = values[name];
  return type === "text" || type === "email"
    ? typeof value === "string" && value.length <= MAX_NOTES
    : !check(form, { [name]: value }).has(name);
}

/** Without values: it is forgotten. */
export const putNote = (form: Form, row: Row, values: Values = {}): void =>
  putNoteAt(keyOf(form, row), values);

export function putNoteAt(key: string, values: Bare): void {
  const all = Object.entries(read()).filter(([name]) => name !== key);
  if (Object.keys(values).length) all.push([key, values]);
  const isList = ([name]: readonly [string, unknown]) => name === LIST;
  const forms = all.filter((entry) => !isList(entry)).slice(-MAX_FORMS);
  const notes = written([...forms, ...all.filter(isList)]);
  const draft = actions.draft();
  if (notes !== draft.notes) actions.typed(draft.text, notes);
}

function written(entries: (readonly [string, unknown])[]): string {
  if (!entries.length) return "";
  const text = JSON.stringify(Object.fromEntries(entries));
  const isShort = entries.length === 1 || new TextEncoder().encode(text).length <= MAX_NOTES;
  return isShort ? text : written(entries.slice(1));
}
