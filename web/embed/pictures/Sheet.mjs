import { html } from "../html/markup.mjs";
import { GEM_RADIUS, drawGem } from "./gem.mjs";
import { coordinates, short } from "./geometry.mjs";
import { METALS } from "./palette.mjs";
import { ballOf, polishGradient } from "./polish.mjs";

/** One picture in the making: its metal, and what has been defined so far to be used many times. */
export class Sheet {
  #gems = new Map();
  #polishes = new Set();
  #parts = new Map();
  #paths = new Map();
  #definitions = [];

  constructor(metal) {
    this.metal = METALS[metal];
  }

  /** The metal's reflections across a surface, as a value for `fill`. */
  paint(polish) {
    if (!this.#polishes.has(polish)) {
      this.#polishes.add(polish);
      this.define(polishGradient(polish, this.metal));
    }
    return `url(#${polish})`;
  }

  define(markup) {
    this.#definitions.push(markup);
  }

  #gemId(cut, stone) {
    const key = `${cut} ${stone}`;
    if (!this.#gems.has(key)) {
      this.#gems.set(key, `g${this.#gems.size}`);
      this.define(drawGem(cut, stone, this.#gems.get(key)));
    }
    return this.#gems.get(key);
  }

  /** A stone of `size` units from centre to edge. */
  gem({ cut, stone, x, y, size, turn = 0, squash = 1 }) {
    return this.use(this.#gemId(cut, stone), x, y, turn, size / GEM_RADIUS, (squash * size) / GEM_RADIUS);
  }

  use(id, x, y, turn = 0, scaleX = 1, scaleY = scaleX) {
    if (!Math.round(turn) && scaleX === 1 && scaleY === 1)
      return html`<use href="#${id}" x="${short(x)}" y="${short(y)}" />`;
    const rotate = Math.round(turn) ? `rotate(${Math.round(turn)})` : "";
    const factors = (scaleX === scaleY ? [scaleX] : [scaleX, scaleY]).map(
      (factor) => Math.round(factor * 1000) / 1000,
    );
    const scale = `scale(${factors.join(" ").replace(/\b0\./g, ".")})`;
    return html`<use href="#${id}" transform="translate(${coordinates([x, y])})${rotate}${scale}" />`;
  }

  /** Defines a part on its first use; the key names all that it depends on. */
  part(key, draw) {
    if (!this.#parts.has(key)) {
      const id = `m${this.#parts.size}`;
      this.#parts.set(key, id);
      this.define(html`<g id="${id}">${draw()}</g>`);
    }
    return this.#parts.get(key);
  }

  /** A stone so small, and so often used, that its size is settled where it is defined. */
  melee(stone, x, y, size) {
    const rounded = short(size);
    const id = this.part(`melee ${stone} ${rounded}`, () =>
      this.gem({ cut: "melee", stone, x: 0, y: 0, size: rounded }),
    );
    return this.use(id, x, y);
  }

  /** A small ball of metal: a claw, a grain, a link's joint. */
  bead(x, y, radius) {
    const id = this.part("bead", () => ballOf(this.metal, 10));
    return this.use(id, x, y, 0, radius / 10);
  }

  /** Keeps a path that is drawn more than once, and returns its id. */
  #pathId(d) {
    if (!this.#paths.has(d)) {
      this.#paths.set(d, `p${this.#paths.size}`);
      this.define(html`<path id="${this.#paths.get(d)}" d="${d}" />`);
    }
    return this.#paths.get(d);
  }

  /** A path stroked several times over: `[shade, width, dash?, dash offset?]` each, widest first. */
  strokes(d, layers) {
    const id = this.#pathId(d);
    const drawn = layers.map(
      ([shade, width, dash, offset]) =>
        html`<use
          href="#${id}"
          stroke="${this.metal[shade]}"
          stroke-width="${short(width)}"
          ${dash && html` stroke-dasharray="${dash}"`}${offset && html` stroke-dashoffset="${offset}"`}
        />`,
    );
    return html`<g fill="none" stroke-linecap="round" stroke-linejoin="round">${drawn}</g>`;
  }

  /** A polished wire along a path: dark edge, body and a line of light. */
  wire(d, width) {
    return this.strokes(d, [
      [3, width],
      [2, width * 0.74],
      [0, width * 0.22],
    ]);
  }

  /** A fine cable chain: round links seen by turns from the front and from the edge. */
  cable(d, width = 5) {
    return this.strokes(d, [
      [3, width, `${short(width)} ${short(width * 1.3)}`],
      [1, width * 0.5, `${short(width)} ${short(width * 1.3)}`],
      [3, width * 0.55, `${short(width * 0.9)} ${short(width * 1.4)}`, short(width * 1.15)],
      [2, width * 0.3, `${short(width * 0.9)} ${short(width * 1.4)}`, short(width * 1.15)],
    ]);
  }

  finish(content, [x, y, size]) {
    const picture = html`<svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="${x} ${y} ${size} ${size}"
      width="400"
      height="400"
    >
      <defs>${this.#definitions}</defs>
      ${content}
    </svg>`;
    return withoutSpace(picture.toString());
  }
}

/** A picture has no text in it, so the space between its tags means nothing. */
function withoutSpace(picture) {
  return `${picture.replace(/\s+/g, " ").replace(/ ?(\/?>) ?/g, "$1")}\n`;
}
