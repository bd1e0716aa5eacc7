import type { Values } from "./check";
import type { Field, Form } from "./extra";
import { labelText } from "./labels";

const STARS = 5;

/** What the visitor is seen to say by an answer: of a long form each value with its label. */
export function answerText({ fields }: Form, values: Values): string {
  const isLong = fields.length > 2;
  const given = fields.filter(({ name }) => values[name] !== undefined);
  const lines = given.map(
    (field) => (isLong ? asked(labelText(field.label)) : "") + valueText(field, values),
  );
  return lines.join(isLong ? "\n" : " ");
}

/** A question needs nothing behind it. */
const asked = (label: string): string => (/[?？؟]\s*$/.test(label) ? `${label} ` : `${label}: `);

function valueText({ name, type }: Field, values: Values): string {
  const value = values[name]!;
  if (type === "rating") return "★".repeat(+value) + "☆".repeat(STARS - +value);
  return type === "scale" ? `${value}/10` : String(value);
}
