import { bare } from "./envelope";

/** What promises of the API reject with, and what the `error` event carries. `code` is for programs, `message` for people. */
export interface PipitError extends Error {
  readonly code: string;
}

export const failure = (code: string, message: string): PipitError =>
  Object.defineProperty(Error(`Pipit ${code}: ${message}`), "code", bare({ value: code })) as PipitError;

export const busy = (): PipitError => failure("busy", "too many");
