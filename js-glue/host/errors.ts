import { bare } from "./bare";

/** What promises of the API reject with, and what the `error` event carries. `code` is for programs, `message` for people. */
export interface PipitError extends Error {
  readonly code: string;
}

const { defineProperty } = Object;
const PlainError = Error;

export const failure = (code: string, message: string): PipitError =>
  defineProperty(PlainError(`Pipit ${code}: ${message}`), "code", bare({ value: code })) as PipitError;

export const busy = (): PipitError => failure("busy", "too many");
