import { readAgent, type Agent } from "./agent";
import { readOrder, type Order } from "./order";
import { readTicket, type Ticket } from "./ticket";
import { bounded, isName, isRecord, isText, parse, type Bare } from "./shapes";

/** What a message of ours carries for the visitor to choose from or to fill in (docs/forms.md). */
export type Extra = (Replies | Form | Ticket | Order | Agent) & Beside;

/** Quick replies may stand beside others. */
interface Beside {
  options?: readonly string[] | undefined;
}

export interface Replies {
  kind: "replies";
  options: readonly string[];
}

/** A plain text, or the name of one in the visitor's language. */
export type Label = Readonly<{ plain?: string; key?: string }>;

export interface Form {
  kind: "form";
  form: string;
  title: Label;
  submit: Label;
  fields: readonly Field[];
}

export type FieldType = "rating" | "scale" | "text" | "email" | "choice";

export interface Field {
  name: string;
  type: FieldType;
  label: Label;
  required: boolean;
  /** Code points of a text. */
  most: number;
  options: readonly string[];
}

const MAX_OPTIONS = 8;
const MAX_OPTION = 80;
const MAX_FIELDS = 8;
const MAX_LABEL = 200;
const MAX_TEXT = 500;
const TYPES: readonly unknown[] = ["rating", "scale", "text", "email", "choice"];

/** Nothing where it is none that can be shown. */
export function readExtra(json: string): Extra | undefined {
  const extra = parse(json);
  if (!isRecord(extra)) return undefined;
  if (extra.kind === "replies")
    return isOptions(extra.options) ? { kind: "replies", options: extra.options } : undefined;
  if (extra.kind === "form") return readForm(extra);
  const { options } = extra;
  const read = extra.kind === "order" ? readOrder(extra) : (readTicket(json) ?? readAgent(json));
  if (options === undefined) return read;
  return read && isOptions(options) ? { ...read, options } : undefined;
}

function readForm(extra: Bare): Form | undefined {
  const { form } = extra;
  const title = labelOf(extra, "title");
  const submit = labelOf(extra, "submit") ?? (isUnlabelled(extra, "submit") ? { key: "submit" } : undefined);
  const fields = bounded(extra.fields, MAX_FIELDS)?.map(readField);
  if (!isName(form) || !title || !submit || !fields?.every((field) => !!field)) return undefined;
  const isEachOnce = new Set(fields.map(({ name }) => name)).size === fields.length;
  return isEachOnce ? { kind: "form", form, title, submit, fields } : undefined;
}

function readField(value: unknown): Field | undefined {
  if (!isRecord(value)) return undefined;
  const { name, type, most, options, required = false } = value;
  const label = labelOf(value, "label");
  const isText = type === "text";
  const isChoice = type === "choice";
  const fits =
    isName(name) &&
    TYPES.includes(type) &&
    label &&
    typeof required === "boolean" &&
    (isText ? isLength(most) : most === undefined) &&
    (isChoice ? isOptions(options) : options === undefined);
  if (!fits) return undefined;
  return {
    name,
    type: type as FieldType,
    label,
    required,
    most: isLength(most) ? most : 0,
    options: isOptions(options) ? options : [],
  };
}

const isLength = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_TEXT;

const isUnlabelled = (extra: Bare, name: string): boolean =>
  extra[name] === undefined && extra[`${name}Key`] === undefined;

function labelOf(extra: Bare, name: string): Label | undefined {
  const plain = extra[name];
  const key = extra[`${name}Key`];
  if (plain === undefined) return isName(key) ? { key } : undefined;
  return key === undefined && isText(plain, MAX_LABEL) ? { plain } : undefined;
}

function isOptions(value: unknown): value is string[] {
  const options = bounded(value, MAX_OPTIONS);
  return !!options?.every((option) => isText(option, MAX_OPTION)) && new Set(options).size === options.length;
}
