import { html } from "../html/markup.mjs";
import { coordinates, cosine, ellipse, rotated, short, sine } from "./geometry.mjs";

/**
 * A band of metal seen at an angle: a ring that stands, a bangle that lies. In its own frame the near rim is an ellipse
 * round the origin and the far rim is the same ellipse `depth` further (negative: up, and the outside shows on top).
 *
 *        ___________
 *      /  outer wall  \      far rim, depth away
 *     | /‾‾‾‾‾‾‾‾‾‾‾\ |
 *     ||   opening   ||     near rim: the face
 *      \\__________ //
 */
export class Hoop {
  constructor({ x, y, radius, flatness, depth, thickness, turn = 0 }) {
    Object.assign(this, { x, y, radius, flatness, depth, thickness, turn });
  }

  /** Where the middle of the outer wall is, `angle` clockwise from the hoop's own top. */
  at(angle, lift = 0, across = 0.5) {
    const radius = this.radius + lift;
    const local = [radius * sine(angle), -radius * this.flatness * cosine(angle) + this.depth * across];
    const [x, y] = rotated(local, this.turn);
    return [this.x + x, this.y + y];
  }

  #silhouette() {
    const { radius, depth } = this;
    const side = (x) => `A${coordinates([radius, radius * this.flatness, 0, 0, depth < 0 ? 0 : 1, x])}`;
    return `M${-radius} 0${side(radius)} 0V${short(depth)}${side(-radius)} ${short(depth)}z`;
  }

  #opening() {
    const inner = this.radius - this.thickness;
    const innerY = inner * this.flatness;
    const x = inner * Math.sqrt(Math.max(0, 1 - (this.depth / 2 / innerY) ** 2));
    const arc = (to) => `A${coordinates([inner, innerY, 0, 0, 1, to, this.depth / 2])}`;
    return `M${coordinates([-x, this.depth / 2])}${arc(x)}${arc(-x)}z`;
  }

  #rim(radius) {
    return ellipse(radius, radius * this.flatness);
  }

  draw(sheet, { satin = false } = {}) {
    const inner = this.#rim(this.radius - this.thickness);
    const opening = this.#opening();
    const [light, , , dark] = sheet.metal;
    return html`<g
      transform="translate(${coordinates([this.x, this.y])})rotate(${this.turn})"
      fill-rule="evenodd"
      ><path
        fill="${sheet.paint(satin ? "satin" : "wall")}"
        stroke="${dark}"
        stroke-width=".8"
        d="${this.#silhouette()}${opening}" /><path
        fill="${sheet.paint("inside")}"
        d="${inner}${opening}" /><path
        fill="${sheet.paint("face")}"
        d="${this.#rim(this.radius)}${inner}" /><path
        fill="none"
        stroke="${light}"
        stroke-width="1.2"
        opacity=".8"
        d="${this.#rim(this.radius - 1)}"
    /></g>`;
  }

  /** Grain: a row of tiny balls along a rim of the outer wall, 0 near (seen whole) and 1 far (seen by half). */
  grain(sheet, across, size, lift = 0) {
    const [x, y] = rotated([0, this.depth * across], this.turn);
    const radius = this.radius + lift;
    const radiusY = radius * this.flatness;
    const half = `M${short(-radius)} 0A${coordinates([radius, radiusY, 0, 0, this.depth < 0 ? 1 : 0, radius])} 0`;
    const d = across > 0 ? half : ellipse(radius, radiusY);
    const dots = (stroke, width) =>
      html`<path
        d="${d}"
        stroke="${stroke}"
        stroke-width="${short(width)}"
        stroke-dasharray="0 ${short(size * 1.1)}"
      />`;
    return html`<g
      transform="translate(${coordinates([this.x + x, this.y + y])})rotate(${this.turn})"
      fill="none"
      stroke-linecap="round"
      >${dots(sheet.metal[3], size)}${dots(sheet.metal[1], size * 0.66)}</g
    >`;
  }
}
