import { readFileSync } from "node:fs";

/** A row of origins.json: what the engine makes of a text, and what `new URL(input).origin` gives in a browser. */
export interface OriginRow {
  input: string;
  origin: string | null;
  error?: string;
  browser: string | null;
  why: string;
}

/** A row of allowlists.json. `error` and `index` stand where the list itself is refused. */
export interface AllowlistRow {
  patterns: string[];
  origin: string;
  allowed: boolean;
  error?: string;
  index?: number;
  why: string;
}

/** rollout-buckets.json: which hundredth a text, or a customer with a feature, falls into. */
export interface RolloutBuckets {
  texts: { text: string; bucket: number; why: string }[];
  customers: { customer: string; feature: string; bucket: number; why: string }[];
}

/** A row of redaction.json: what is left of a text once nobody can be told by it. */
export interface RedactionRow {
  text: string;
  redacted: string;
  why: string;
}

/** What TypeScript reads of sketch.json: values, and the JSON of the sketch that they make. */
export interface SketchTable {
  written: { why: string; values: number[]; json: unknown }[];
}

function readFile(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}

const readTable = <Row>(file: string) => readFile(file) as Row[];

export const originRows = () => readTable<OriginRow>("origins.json");
export const allowlistRows = () => readTable<AllowlistRow>("allowlists.json");
export const rolloutBuckets = () => readFile("rollout-buckets.json") as RolloutBuckets;
export const redactionRows = () => readTable<RedactionRow>("redaction.json");
export const sketchTable = () => readFile("sketch.json") as SketchTable;
