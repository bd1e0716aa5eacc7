import { html } from "../html/markup.mjs";

/** How polished metal mirrors a room: shades of the metal in the order in which they cross a surface. */
const POLISH = {
  wall: [3, 2, 1, 0, 2, 3, 2, 1, 0, 1, 3],
  inside: [4, 3, 2, 1, 2, 3, 4],
  face: [0, 1, 2, 1, 3, 2, 0, 2],
  satin: [3, 2, 2, 1, 2, 3, 2],
};

export function polishGradient(polish, metal) {
  const shades = POLISH[polish];
  const stops = shades.map((shade, index) => {
    const offset = Math.round((100 * index) / (shades.length - 1)) / 100;
    return html`<stop offset="${offset}" stop-color="${metal[shade]}" />`;
  });
  return html`<linearGradient id="${polish}" ${polish === "face" && html`x2="1" y2="1"`}
    >${stops}</linearGradient
  >`;
}

export function ballOf([light, bright, body, dark], radius) {
  return html`<radialGradient id="ball" cx=".35" cy=".3">
      <stop stop-color="${light}" />
      <stop offset=".4" stop-color="${bright}" />
      <stop offset=".75" stop-color="${body}" />
      <stop offset="1" stop-color="${dark}" />
    </radialGradient>
    <circle r="${radius}" fill="url(#ball)" />`;
}
