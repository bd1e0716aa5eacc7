import { CATEGORIES, METAL_NAMES } from "./vocabulary.mjs";

const PRICE = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  maximumFractionDigits: 0,
});
/** Dates in the data are days, not moments: read and written in one time zone, they never slip to a neighbour. */
const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

export const price = (dollars) => PRICE.format(dollars);
export const day = (date) => DAY.format(new Date(`${date}T00:00:00Z`));

/** "emerald and diamond" */
export function list(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

export const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** "14k yellow gold, emerald and diamond" */
export function materials({ metal, stones }) {
  return stones.length > 0 ? `${METAL_NAMES[metal]}, ${list(stones)}` : METAL_NAMES[metal];
}

/** What the picture shows, for those who do not see it. */
export function pictureText(product) {
  const stones = product.stones.length > 0 ? ` with ${list(product.stones)}` : "";
  const metal = METAL_NAMES[product.metal];
  return `Drawing of ${product.name}: a ${CATEGORIES[product.category].one} in ${metal.charAt(0).toLowerCase()}${metal.slice(1)}${stones}`;
}
