import { cosine, range, sine } from "./geometry.mjs";

const power = (value, exponent) => Math.sign(value) * Math.abs(value) ** exponent;
const squircle = (exponent) => (angle) => [power(sine(angle), exponent), -power(cosine(angle), exponent)];

/** A cut's outline as seen from above: an angle to a point within the square from -1 to 1. */
export const OUTLINES = {
  round: (angle) => [sine(angle), -cosine(angle)],
  // Stones too small for more than eight facets.
  melee: (angle) => [sine(angle), -cosine(angle)],
  oval: (angle) => [0.76 * sine(angle), -cosine(angle)],
  cushion: squircle(0.66),
  princess: squircle(0.3),
  // Squared and halved sines bring the two sides together in a point instead of a curve.
  marquise: (angle) => [0.5 * power(sine(angle), 2), -cosine(angle)],
  pear: (angle) => [0.92 * sine(angle) * Math.abs(sine(angle / 2)), -cosine(angle)],
};

const octagon = (width, corner) => [
  [-width + corner, -1],
  [width - corner, -1],
  [width, -1 + corner],
  [width, 1 - corner],
  [width - corner, 1],
  [-width + corner, 1],
  [-width, 1 - corner],
  [-width, -1 + corner],
];

/** Cuts whose facets are steps parallel to the outline. */
export const STEP_OUTLINES = { emerald: octagon(0.72, 0.26), asscher: octagon(0.94, 0.4) };

/** Polished without facets. */
export const SMOOTH_RATIOS = { pearl: 1, cabochon: 1, oval_cabochon: 0.74 };

export function outlinePoints(cut, count) {
  return range(count, (index) => OUTLINES[cut]((360 / count) * index));
}
