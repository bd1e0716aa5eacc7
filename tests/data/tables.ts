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

function readTable<Row>(file: string): Row[] {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as Row[];
}

export const originRows = () => readTable<OriginRow>("origins.json");
export const allowlistRows = () => readTable<AllowlistRow>("allowlists.json");
