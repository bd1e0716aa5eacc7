/** Angles are degrees, clockwise from straight up; y points down, as in SVG. */
const RADIANS = Math.PI / 180;

export const sine = (angle) => Math.sin(angle * RADIANS);
export const cosine = (angle) => Math.cos(angle * RADIANS);

/** A tenth of a unit is finer than a pixel at any size the pictures are shown at, and keeps the files small. */
export const short = (value) => Math.round(value * 10) / 10;

export function rotated([x, y], angle) {
  return [x * cosine(angle) - y * sine(angle), x * sine(angle) + y * cosine(angle)];
}

export const scaled = ([x, y], factor) => [x * factor, y * factor];

export function range(count, map) {
  return Array.from({ length: count }, (_, index) => map(index));
}

/** Coordinates one after the other; a minus sign is separator enough. */
export function coordinates(values) {
  return values.map(short).join(" ").replace(/\b0\./g, ".").replace(/ -/g, "-");
}

export function polygon(points) {
  return `M${coordinates(points.flat())}z`;
}

export function ellipse(radiusX, radiusY, [x, y] = [0, 0]) {
  const arc = (width) => `a${coordinates([radiusX, radiusY, 0, 1, 0, width, 0])}`;
  return `M${coordinates([x - radiusX, y])}${arc(2 * radiusX)}${arc(-2 * radiusX)}z`;
}
