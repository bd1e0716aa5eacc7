/** What promises of the API reject with, and what the `error` event carries. `code` is for programs, `message` for people. */
export interface PipitError extends Error {
  readonly code: string;
}

export const failure = (code: string, message: string): PipitError =>
  Object.assign(Error("Pipit: " + message), { code });

export const busy = (): PipitError => failure("busy", "too many");
