const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;

/** A text's length as the protocol counts it. */
export const codePoints = (text: string): number => text.length - (text.match(PAIRS)?.length ?? 0);
