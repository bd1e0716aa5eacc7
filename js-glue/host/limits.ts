/** The maxima of the host's half. Those that the frame shares stand in docs/protocol.md. */

/** Calls of an inline chat made before the script ran: more than any page makes in earnest. */
export const maxQueuedCalls = 100;
/** Messages sent before the connection, or not yet answered: as many as the engine's outbox holds. */
export const maxWaitingSends = 100;

/** UTF-16 code units of one envelope: room for a full storage value, and refused before it is parsed. */
export const maxEnvelopeLength = 524_288;
/** Levels of an envelope, itself included. */
export const maxDepth = 8;
/** Messages taken from the frame in one window: ten times a busy conversation, yet a flood costs the page no frame. */
export const maxMessagesPerWindow = 2_000;
/** Times the chat is put back in one window: more than a page loses it in earnest, few where a page removes it each time. */
export const maxAttachments = 20;
/** Changes by other tabs that are passed on in one window: one who types there makes ten a second. */
export const maxChangesPerWindow = 200;
export const limitWindow = 10_000;
/** Characters of a name or code that comes from the frame and is shown or passed on. */
export const maxNameLength = 100;

/** Code units of a value and of all values of a site: the first touch of localStorage costs every page 12 ms a megabyte. */
export const maxStoredLength = 262_144;
/** Code units told of a value that is longer: more than a record's first line, enough to see that it is none. */
export const maxToldOfLonger = 129;
/** Names of stored values in a reply: ten times those that the engine uses. */
export const maxNames = 64;
/** Keys of one request. */
export const maxStoredKeys = 32;
/** Code units of the values of a reply: an envelope's, but for its own and for commas and `null` of 32 keys. */
export const maxRepliedLength = 524_000;

/** Code units and levels of what a page says of its visitor, and of itself, as JSON. The service knows more rules for the former. */
export const maxHandedLength = 4_096;
export const maxHandedDepth = 5;

/** Milliseconds from the iframe's load event, and from its insertion, to the frame's first words. */
export const wordsAfterLoad = 5_000;
export const wordsAfterInsertion = 15_000;
/** Milliseconds from words of the frame, which may still be loading its engine over a slow network, to the last of the handshake. */
export const liveAfterWords = 30_000;
/** Milliseconds without an answer after which the frame counts as gone; the same as the heartbeat's. */
export const answerTimeout = 15_000;
/** Milliseconds that the export of a conversation may take: 1,000 pages of it, or fewer over a slow network. */
export const exportTimeout = 120_000;
/** Milliseconds between two questions whether the frame is there, and questions without a word after which it is not. */
export const heartbeat = 5_000;
export const missedBeats = 3;
/** Milliseconds for which it can be read that there is no chat here: with the engine's configLifetime less than a minute. */
export const farewell = 4_000;
/** Milliseconds that a frame has to be live before it is loaded again by itself once more: one that dies at each load is given up. */
export const lasting = 60_000;
/** Milliseconds by which a timer is late where it was held up, and the time there is then to answer. */
export const lateness = 1_000;
export const secondChance = 5_000;
/** Milliseconds after which idle work is done on a page that is never idle. */
export const idleTimeout = 2_000;
/** How often, a heartbeat apart, a script is asked for that is loaded when it is wanted. */
export const scriptTries = 6;
