import { bare } from "./bare";

/** What somebody has put there, and not on the prototype of all. */
export const own = (value: unknown): Record<string, unknown> => bare({ ...(value as object) });
