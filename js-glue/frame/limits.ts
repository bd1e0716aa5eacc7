/** The protocol's greatest envelope, in UTF-16 code units: measured before anything looks inside. */
export const MAX_ENVELOPE = 524_288;

/** The longest message between tabs, in UTF-16 code units. */
export const MAX_TAB_MESSAGE = 262_144;

/** Events raised while commands are carried out. One batch raises a handful; more is a mistake and must not grow. */
export const MAX_QUEUED_EVENTS = 64;

/** Requests at a time: a stream, a session, a page of history and some sent messages, with room to spare. */
export const MAX_REQUESTS = 16;

/** Bytes of a response per event: well inside the 1 MiB that a text may have on its way to the engine. */
export const MAX_CHUNK = 262_144;

/** Bytes of a response that is not a stream: a page of 100 messages of 16 KiB each, and their frames. */
export const MAX_RESPONSE = 4_194_304;

/** Bodies up to this many code units outlive the page. Browsers allow 64 KiB in flight for all of them together. */
export const MAX_KEEPALIVE = 16_384;

/** The longest delay that a browser's timer keeps; a longer one would go off at once. */
export const MAX_DELAY = 2_147_483_647;

/** Bytes of a text that is not sent of which the engine keeps the beginning. A code unit is never less than one. */
export const MAX_DRAFT = 32_768;

/** A message's length, in code points, and where the counter appears. */
export const MAX_MESSAGE = 5_000;
export const COUNTER_FROM = 4_500;

/** A second trap soon after a restart would follow the same way again, so there is one. */
export const MAX_RESTARTS = 1;

/** What is measured begins when nothing that a visitor waits for is on its way any more, ms; and so much of what was before is looked at then. */
export const MEASURING_DELAY = 3_000;
export const MAX_EARLY_NOTES = 2_000;
/** So long after a change frames are looked at meanwhile, ms. */
export const FRAMES_FOLLOWED = 250;

/** Announcements that stand in the live region: a screen reader takes each as it comes. */
export const MAX_ANNOUNCEMENTS = 4;
