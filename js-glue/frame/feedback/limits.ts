/** The service's own maximum, in code points: what would be refused is not sent. */
export const MAX_MESSAGE = 2_000;
export const MAX_EMAIL = 254;
/** Of a page's address, in bytes. */
export const MAX_PAGE = 2_048;
/** Of one text among the browser's data: all of them have 2,048 bytes. */
export const MAX_DATUM = 512;

/** How long it is waited before each try, as long as nobody answers or the service has trouble of its own. In milliseconds. */
export const PAUSES = [0, 1_000, 3_000];
/** Of one try. In milliseconds. */
export const PATIENCE = 15_000;
