import { useState } from "preact/hooks";
import { Refusal, wordsOf } from "../api/Refusal";

export interface Deed {
  busy: boolean;
  /** What is wrong that stands at no field. */
  problem: string;
  /** What is wrong with this field. */
  of: (field: string) => string;
  run: (work: () => Promise<unknown>) => Promise<void>;
  clear: () => void;
}

/** Something that is asked of the service at a press, once at a time. `fields`: those that say what is wrong themselves. */
export function useDeed(fields: readonly string[] = []): Deed {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const of = (field: string) => (refused instanceof Refusal ? refused.of(field) : "");
  const run = async (work: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setRefused(undefined);
    await work().catch(setRefused);
    setBusy(false);
  };
  return { busy, problem: textOf(refused, fields), of, run, clear: () => setRefused(undefined) };
}

function textOf(refused: unknown, fields: readonly string[]): string {
  if (refused === undefined) return "";
  const { issues } = refused instanceof Refusal ? refused : { issues: [] };
  // What was done meanwhile is nothing that a field could say.
  const isOvertaken = refused instanceof Refusal && refused.status === 409;
  if (!issues.length || isOvertaken) return wordsOf(refused);
  return issues
    .filter(({ field }) => !fields.includes(field))
    .map(({ field, message }) => `${field}: ${message}`)
    .join(" ");
}
