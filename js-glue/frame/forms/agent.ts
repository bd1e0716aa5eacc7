import { isRecord, isText, parse } from "./shapes";

/** That an agent has come or has left, or who of them has said it. */
export interface Agent {
  kind: "joined" | "left" | "agent";
  name: string;
}

const MAX_NAME = 40;
const KINDS: readonly unknown[] = ["joined", "left", "agent"];

/** Nothing where it is none. */
export function readAgent(json: string): Agent | undefined {
  const extra = parse(json);
  if (!isRecord(extra) || !KINDS.includes(extra.kind)) return undefined;
  const { kind, name } = extra;
  return isText(name, MAX_NAME) ? { kind: kind as Agent["kind"], name } : undefined;
}
