import { MAX_DRAFT } from "../limits";

/** A text that was cut between two characters can be three bytes short of the limit: one that comes back is not whole. */
const LIMIT = MAX_DRAFT - 3;
const MOST_BYTES_OF_A_UNIT = 3;

/** Whether a text that is not sent is there again on the next page, all of it. */
export const keptWhole = (text: string): boolean =>
  text.length * MOST_BYTES_OF_A_UNIT < LIMIT ||
  (text.length < LIMIT && new TextEncoder().encode(text).length < LIMIT);
