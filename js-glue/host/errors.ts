import { bare } from "./bare";
import { defineProperty } from "./objects";
import type { PipitError } from "./public";

const PlainError = Error;

export const failure = (code: string, message: string): PipitError =>
  defineProperty(PlainError(`Pipit ${code}: ${message}`), "code", bare({ value: code })) as PipitError;
