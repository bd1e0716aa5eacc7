/** The maxima of a connection and what its options are where they are not given. Times are milliseconds. */

/** Calls made before there is a connection: more than a page makes in earnest, few enough to send without a long task. */
export const queuedCalls = 100;
/** Calls that wait for their answer, and calls of the other side that run: a page that has more has lost count of them. */
export const openCalls = 10_000;
/** Messages taken from the other side in 10 s: twice the burst of `openCalls`, with room for beats. */
export const messagesPerWindow = 20_000;
/** Greetings taken from the other side in 10 s: reloads in a loop, not a flood that ends all calls again and again. */
export const greetingsPerWindow = 200;
/** Bytes of one call's arguments or of one answer, as `weight.ts` weighs them: 16 MB block a page about 20 ms. */
export const messageSize = 16 * 2 ** 20;

/** What one object or value weighs beside the text and bytes in it. */
export const valueWeight = 8;
/** Levels of nested methods, and characters of a method's path on the wire. */
export const methodDepth = 8;
export const methodPathLength = 512;
/** Characters of an error's name and code, and of its message, that cross. */
export const errorNameLength = 100;
export const errorMessageLength = 1_000;

export const connectTimeout = 15_000;
export const callTimeout = 15_000;
export const heartbeat = 5_000;
/** Beats without a word after which the other side counts as gone. Counted, since hidden pages' timers are slow. */
export const missedBeats = 3;
/** Until the first answer a greeting is sent again: at first after this time, then after twice as long, to the cap. */
export const greetingPause = 100;
export const greetingPauseCap = 2_000;
/** The longest time that a browser's timer can be set to. */
export const longestTimer = 2_147_483_647;
