/** Questions whose answers are waited for at a time: more than the engine ever has. */
export const MAX_WATCHED = 64;
/** Frames of one run: a minute of a fast display. */
export const MAX_WATCHED_FRAMES = 7_200;
/** Milliseconds between two reports at least. */
export const REPORT_INTERVAL = 30_000;
/** Code units of a report: browsers take 64 KiB of beacons at a time, and its site has room beside it. */
export const MAX_REPORT = 60 << 10;
/** Tabs of which one report may be: limits::kReportsAtOnce. The others send their own. */
export const MAX_TABS = 20;
/** Milliseconds for an answer of another tab, or of the page. */
export const ANSWER_TIME = 1_000;
/** The service's own maximums: bytes of a page's address, of which none has more than three a code unit, and seconds of a view at a time. */
export const MAX_VIEW_PAGE = 682;
export const MAX_VIEW_SECONDS = 300;
/** How many times it is looked at what there is to report until the page is told of as well: a minute. */
export const VIEW_LOOKS = 2;
