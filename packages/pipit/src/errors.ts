import type { PipitError } from "./public.js";

export const failure = (code: string, message: string): PipitError =>
  Object.assign(new Error(`Pipit ${code}: ${message}`), { code });
