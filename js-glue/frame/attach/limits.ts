/** The service's own maximums: what would be refused is not sent. */
export const MAX_FILE = 10 * 1024 * 1024;
export const MAX_FILES = 5;
export const MAX_NAME = 200;

/** By what is in them the service knows them; what a device says of a file only spares the way there. */
export const TYPES: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "application/pdf",
];

/** Without a byte more for so long an upload is over. In milliseconds. */
export const STALLED = 30_000;
/** A session, where there is none yet, takes a moment. */
export const TOKEN_PATIENCE = 20_000;

/** Pictures out of sight that are still held, for who scrolls back. */
export const MAX_IDLE = 12;
