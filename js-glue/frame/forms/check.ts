import type { Field, Form } from "./extra";
import { codePoints, type Bare } from "./shapes";

export type Value = string | number;
export type Values = Readonly<Record<string, Value>>;
export type Problem = "missing" | "unknown" | "type" | "range";

/** RFC 5321, 4.5.3.1. */
const MAX_EMAIL = 254;

/** What is wrong with how a form is filled in, by the field's name: as the service judges it. */
export function check({ fields }: Form, values: Bare): Map<string, Problem> {
  const problems = new Map<string, Problem>();
  for (const name of Object.keys(values))
    if (!fields.some((field) => field.name === name)) problems.set(name, "unknown");
  for (const field of fields) {
    const problem = wrongWith(field, Object.hasOwn(values, field.name) ? values[field.name] : undefined);
    if (problem) problems.set(field.name, problem);
  }
  return problems;
}

function wrongWith(field: Field, value: unknown): Problem | undefined {
  if (value === undefined) return field.required ? "missing" : undefined;
  const isNumber = field.type === "rating" || field.type === "scale";
  if (isNumber ? !Number.isInteger(value) : typeof value !== "string") return "type";
  return isNumber ? wrongWithNumber(field, value as number) : wrongWithText(field, value as string);
}

/** 1 to 5 stars, or 0 to 10. */
export const boundsOf = ({ type }: Field): readonly [least: number, most: number] =>
  type === "rating" ? [1, 5] : [0, 10];

function wrongWithNumber(field: Field, value: number): Problem | undefined {
  const [least, most] = boundsOf(field);
  return value >= least && value <= most ? undefined : "range";
}

function wrongWithText({ type, most, options }: Field, text: string): Problem | undefined {
  if (text.trim() === "") return "missing";
  const fits =
    type === "text" ? codePoints(text) <= most : type === "email" ? isEmail(text) : options.includes(text);
  return fits ? undefined : "range";
}

/** That it can be written to is shown by writing to it alone. */
export const isEmail = (text: string): boolean =>
  /^[^\0- @]+@[^\0- @]+$/.test(text) && new TextEncoder().encode(text).length <= MAX_EMAIL;
