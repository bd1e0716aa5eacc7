import { bare } from "../host/bare";
import type { PlainError } from "./errors";
import type { MethodKey } from "./methods";

interface Sign<Type extends string> {
  readonly t: Type;
}

/** All that a connection's port carries. `id` is a call's number on its own side, and the number of the call that is answered. */
export type Message =
  | { readonly t: "call"; readonly id: number; readonly m: MethodKey; readonly p: unknown[] }
  | { readonly t: "value"; readonly id: number; readonly p: unknown }
  | { readonly t: "error"; readonly id: number; readonly p: PlainError }
  /** Somebody threw or rejected with what is no `Error`. */
  | { readonly t: "thrown"; readonly id: number; readonly p: unknown }
  /** Are you there? I am. This side calls `destroy()`. This side's document goes. */
  | Sign<"ping">
  | Sign<"pong">
  | Sign<"bye">
  | Sign<"leave">;

const isId = (value: unknown): boolean => (value as number) >>> 0 === value;
const signs: ReadonlySet<unknown> = new Set(["ping", "pong", "bye", "leave"]);
const answers: ReadonlySet<unknown> = new Set(["value", "error", "thrown"]);

/** The message, or nothing where it is anything else than one. */
export function asMessage(data: unknown): Message | undefined {
  if (typeof data != "object" || !data) return;
  const message = bare(data) as { t?: unknown; id?: unknown; m?: unknown; p?: unknown };
  const { t, id, m, p } = message;
  const isCall = t == "call" && typeof m == "string" && Array.isArray(p);
  if (signs.has(t) || (isId(id) && (isCall || answers.has(t)))) return message as Message;
  return;
}
