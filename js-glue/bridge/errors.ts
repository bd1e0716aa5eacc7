import { bare } from "../host/bare";
import { errorMessageLength, errorNameLength } from "./limits";

/**
 * What happened to a call or a connection:
 * `timeout` no answer in time; `epoch` the other side's document was replaced, `lost` it fell silent or was closed, `closed` it
 * called `destroy()`, and in each of these three the call may or may not have been carried out; `destroyed` this side called
 * `destroy()`; `busy` too many calls wait or run; `method` the other side has no such method; `size` the arguments or the
 * answer are too large; `clone` they hold what cannot be cloned; `invalid` an option does not fit.
 */
export type BridgeCode =
  "timeout" | "epoch" | "lost" | "closed" | "destroyed" | "busy" | "method" | "size" | "clone" | "invalid";

/** An error of the bridge's own, not of a method. `code` is for programs, `message` for people. */
export class BridgeError extends Error {
  override readonly name = "BridgeError";

  constructor(
    readonly code: BridgeCode,
    message: string,
  ) {
    super(message);
  }
}

/** An error as it crosses: three texts. Its stack stays where it was made, since it names files and addresses. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly code: string;
}

const text = (value: unknown, most: number): string => (typeof value == "string" ? value.slice(0, most) : "");

/** Cuts to length, of what another side sent or a method threw. */
export function plainError(error: object): PlainError {
  const { name, message, code } = error as Partial<PlainError>;
  return {
    name: text(name, errorNameLength) || "Error",
    message: text(message, errorMessageLength),
    code: text(code, errorNameLength),
  };
}

/** The error on the calling side: an `Error` with the name, the message and the code, and a stack of its own. */
export function restoredError(plain: unknown): Error {
  const { name, message, code } = plainError(bare({ ...Object(plain) }));
  if (name == "BridgeError") return new BridgeError(code as BridgeCode, message);
  return Object.assign(new Error(message), { name }, code && { code });
}
