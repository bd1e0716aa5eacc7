/** Questions whose answers are waited for at a time: more than the engine ever has. */
export const MAX_WATCHED = 64;
/** Frames of one run: a minute of a fast display. */
export const MAX_WATCHED_FRAMES = 7_200;
/** Milliseconds between two reports at least. */
export const REPORT_INTERVAL = 30_000;
/** Code units of a report: browsers take 64 KiB of beacons at a time, and its site has room beside it. */
export const MAX_REPORT = 60 << 10;
/** Milliseconds for an answer of another tab, or of the page. */
export const ANSWER_TIME = 1_000;
