import { html } from "../html/markup.mjs";
import { coordinates, cosine, polygon, range, short, sine } from "./geometry.mjs";

/** Small cast parts that hang from chains and hooks. Each is drawn about its own middle. */
const metal = (sheet, d, fill = sheet.paint("face")) =>
  html`<path fill="${fill}" stroke="${sheet.metal[3]}" stroke-width="1" stroke-linejoin="round" d="${d}" />`;

const line = (shade, width, d, opacity = 1) =>
  html`<path
    fill="none"
    stroke="${shade}"
    stroke-width="${width}"
    stroke-linecap="round"
    opacity="${opacity}"
    d="${d}"
  />`;

const spoke = (angle, radius) => [radius * sine(angle), -radius * cosine(angle)];

function spikes(count, outer, inner) {
  return polygon(
    range(2 * count, (index) => spoke((180 / count) * index, index % 2 ? inner : outer(index / 2))),
  );
}

export function star(sheet, { size }) {
  const rays = range(4, (index) => `M0 0L${coordinates(spoke(90 * index, size * 0.94))}`).join("");
  return [
    metal(
      sheet,
      spikes(8, (ray) => (ray % 2 ? size * 0.5 : size), size * 0.22),
    ),
    line(sheet.metal[3], 0.8, rays, 0.7),
  ];
}

export function sun(sheet, { size }) {
  return [
    metal(
      sheet,
      spikes(16, (ray) => (ray % 2 ? size * 0.82 : size), size * 0.5),
    ),
    line(
      sheet.metal[0],
      1,
      range(16, (ray) => `M0 0L${coordinates(spoke(22.5 * ray, size * 0.74))}`).join(""),
      0.7,
    ),
  ];
}

export function disc(sheet, { size }) {
  const rays = range(20, (ray) => {
    const outer = ray % 2 ? 0.68 : 0.84;
    return `M${coordinates(spoke(18 * ray, size * 0.32))}L${coordinates(spoke(18 * ray, size * outer))}`;
  });
  return html`<circle r="${size}" fill="${sheet.paint("face")}" stroke="${sheet.metal[3]}" /><circle
      r="${short(size * 0.94)}"
      fill="none"
      stroke="${sheet.metal[0]}"
      opacity=".8"
    />${line(sheet.metal[3], 1.2, rays.join(""), 0.75)}`;
}

/** Two circles through the same two tips; the inner one's middle lies higher. */
export function crescent(sheet, { size }) {
  const [x, y] = [size * 0.86, -size * 0.5];
  const arc = (radius, sweep, to) => `A${coordinates([radius, radius, 0, 1, sweep, to, y])}`;
  return metal(sheet, `M${coordinates([x, y])}${arc(size, 1, -x)}${arc(size * 0.873, 0, x)}z`);
}

const leafPath = (length, width) =>
  `M0 0C${coordinates([width, length * 0.3, width * 0.8, length * 0.7, 0, length])}C${coordinates([
    -width * 0.8,
    length * 0.7,
    -width,
    length * 0.3,
    0,
    0,
  ])}z`;

export function leaf(sheet, { size }) {
  const veins = range(6, (index) => {
    const y = size * (0.18 + 0.11 * index);
    const reach = size * 0.13 * Math.sin((Math.PI * y) / size);
    return `M0 ${short(y)}L${coordinates([reach, y - size * 0.05])}M0 ${short(y)}L${coordinates([-reach, y - size * 0.05])}`;
  });
  return [
    metal(sheet, leafPath(size, size * 0.26)),
    line(sheet.metal[3], 1.2, `M0 0V${short(size * 0.94)}${veins.join("")}`, 0.8),
  ];
}

export function wheat(sheet, { size }) {
  sheet.define(html`<g id="kernel">${metal(sheet, leafPath(-size * 0.34, size * 0.15))}</g>`);
  const kernels = range(6, (index) => {
    const y = size * (0.62 - 0.14 * index);
    return [-1, 1].map((side) => sheet.use("kernel", side * 2, y, side * 28));
  });
  const awns = range(
    5,
    (index) => `M0 ${short(-size * 0.2)}L${coordinates(spoke(-16 + 8 * index, size * 0.72))}`,
  );
  return html`${line(sheet.metal[2], 1.4, awns.join(""))}${sheet.wire(`M0 ${short(-size * 0.3)}V${size}`, 4)}${kernels}${sheet.use(
    "kernel",
    0,
    -size * 0.16,
  )}`;
}

export function bar(sheet, { size, width = 9 }) {
  return html`<rect
    x="${-width / 2}"
    y="0"
    width="${width}"
    height="${size}"
    rx="${width / 2}"
    fill="${sheet.paint("wall")}"
    stroke="${sheet.metal[3]}"
  />`;
}

export function locket(sheet, { size }) {
  const oval = (scale, attributes) =>
    html`<ellipse rx="${short(size * 0.76 * scale)}" ry="${short(size * scale)}" ${attributes} />`;
  const grain = html`fill="none" stroke="${sheet.metal[3]}" stroke-width="4" stroke-linecap="round"
  stroke-dasharray="0 5"`;
  const sprig = range(5, (index) => {
    const y = size * (0.4 - 0.2 * index);
    return `M0 ${short(y)}q9-3 13-13q-11 2-13 13q-9-3-13-13q11 2 13 13`;
  });
  return html`${oval(1, html`fill="${sheet.paint("face")}" stroke="${sheet.metal[3]}"`)}${oval(0.92, grain)}${oval(
    0.8,
    html`fill="none" stroke="${sheet.metal[0]}" opacity=".9"`,
  )}${line(sheet.metal[3], 1.3, `M0 ${short(-size * 0.5)}V${short(size * 0.55)}${sprig.join("")}`, 0.85)}`;
}
