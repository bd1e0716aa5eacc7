import { html } from "../html/markup.mjs";
import { coordinates, cosine, range, sine } from "./geometry.mjs";

/** Rings whose line leaves the circle: drawn as wire along the line. */
const STEPS = 120;
const TURNS = 9;

function line(hoop, offset) {
  const points = range(STEPS, (index) => {
    const angle = (360 / STEPS) * index;
    const { outward, down } = offset(angle);
    const radius = hoop.radius + outward;
    return [radius * sine(angle), -radius * hoop.flatness * cosine(angle) + down];
  });
  return `M${coordinates(points.flat())}z`;
}

/** Two strands wound round each other. With an odd number of turns the second is the first one's mirror image. */
export function twistedRing(sheet, hoop) {
  const reach = hoop.thickness * 0.6;
  const strand = sheet.wire(
    line(hoop, (angle) => ({ outward: reach * sine(angle * TURNS), down: 0 })),
    hoop.thickness,
  );
  return html`<g transform="translate(${hoop.x} ${hoop.y})"
    >${strand}<g transform="scale(-1 1)">${strand}</g></g
  >`;
}

export const DIP = 34;
const DIP_WIDTH = 40;

/** A band that dips to a point in front, with three stones round the point. */
export function chevronRing(sheet, hoop) {
  const down = (angle) => DIP * Math.max(0, 1 - Math.abs(angle - 180) / DIP_WIDTH) ** 1.4;
  const band = sheet.wire(
    line(hoop, (angle) => ({ outward: 0, down: down(angle) })),
    hoop.thickness,
  );
  const stones = [-10, 0, 10].map((side) => {
    const y = hoop.radius * hoop.flatness * cosine(side) + down(180 + side);
    return sheet.gem({
      cut: "melee",
      stone: "diamond",
      x: hoop.radius * sine(side),
      y,
      size: side ? 6 : 7.5,
    });
  });
  return html`<g transform="translate(${hoop.x} ${hoop.y})">${band}${stones}</g>`;
}
