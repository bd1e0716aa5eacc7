/** How values stand in words, of three digits or so. */
const NUMBER = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const SMALL = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

export const numberText = (value: number): string => (Math.abs(value) < 100 ? SMALL : NUMBER).format(value);
export const countText = (value: number): string => NUMBER.format(value);
/** 99.95 is not 100. */
export const percentText = (value: number): string =>
  `${value > 99 && value < 100 ? (Math.floor(value * 100) / 100).toString() : numberText(value)} %`;
export const millisecondsText = (value: number): string =>
  value >= 10_000 ? `${numberText(value / 1000)} s` : `${numberText(value)} ms`;
export const megabytesText = (value: number): string => `${numberText(value)} MB`;
export const bytesText = (value: number): string =>
  value >= 1_000_000 ? megabytesText(value / 1_000_000) : `${numberText(value / 1000)} KB`;
