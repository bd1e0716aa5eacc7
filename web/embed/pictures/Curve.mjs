import { coordinates, range } from "./geometry.mjs";

const SAMPLES = 240;

/** The line a necklace hangs in: two mirrored cubic curves that meet at its lowest point, or `gap` to each side of it. */
export class Curve {
  #left;
  #gap;

  constructor({ drop = 240, spread = 140, round = 0.2, gap = 0 }) {
    const end = 200 - gap;
    this.#gap = gap;
    this.#left = [
      [200 - spread, -12],
      [200 - spread + 6, drop * 0.5],
      [end - spread * (0.3 + round), drop - (gap ? 40 : 10 * (1 - round))],
      [end, drop],
    ];
  }

  path() {
    const [start, ...rest] = this.#left;
    const mirrored = this.#left.map(([x, y]) => [400 - x, y]);
    const side = ([from, ...to]) => `M${coordinates(from)}C${coordinates(to.flat())}`;
    if (this.#gap) return side([start, ...rest]) + side(mirrored);
    return `${side([start, ...rest])}C${coordinates(mirrored.slice(0, 3).reverse().flat())}`;
  }

  #point(t) {
    const s = 1 - t;
    const weights = [s ** 3, 3 * s * s * t, 3 * s * t * t, t ** 3];
    return [0, 1].map((axis) =>
      weights.reduce((sum, weight, index) => sum + weight * this.#left[index][axis], 0),
    );
  }

  /** Samples of the left half with the length of the curve up to each, from the top. */
  #measured() {
    let length = 0;
    const points = range(SAMPLES + 1, (index) => this.#point(index / SAMPLES));
    return points.map((point, index) => {
      const before = points[Math.max(0, index - 1)];
      length += Math.hypot(point[0] - before[0], point[1] - before[1]);
      return {
        point,
        length,
        turn: (Math.atan2(point[1] - before[1], point[0] - before[0]) * 180) / Math.PI,
      };
    });
  }

  /**
   * Places every `step` units of length, from the lowest point outwards and both sides together. `near` falls from 1 at
   * the lowest point to 0 at the top.
   */
  places(step, first = 0) {
    const samples = this.#measured();
    const total = samples[SAMPLES].length;
    return range(Math.floor((total - first) / step) + 1, (index) => {
      const length = total - first - index * step;
      const { point, turn } = samples.find((sample) => sample.length >= length) ?? samples[SAMPLES];
      const place = {
        x: point[0],
        y: point[1],
        turn: length === total ? 0 : turn,
        near: length / total,
        index,
      };
      return length === total ? [place] : [place, { ...place, x: 400 - place.x, turn: -turn }];
    }).flat();
  }
}
