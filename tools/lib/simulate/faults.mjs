// What the network does to one request, to one stream. A kind is drawn for each attempt anew, so each is got over in the end.
const REQUESTS = {
  before: 1, // cut before a byte of it was sent
  during: 1, // cut in the middle of its body
  after: 1, // cut as soon as all of it was sent: the service may have done it or not
  answer: 2, // cut when the answer begins: the service has done it, and nobody heard
  slow: 2, // its second half comes late
};
const REQUEST_PART = 0.1;
const STREAM_CUT_PART = 0.4;
const STREAM_SLOW_PART = 0.15;
// Pieces of a stream: an answer has some 40.
const EARLIEST = 1;
const LATEST = 60;
const DELAY = [50, 400];
const PAUSE = [500, 3_000];

export class Weather {
  #chance;
  #isBad;
  #haste;

  constructor(chance, isBad, haste) {
    this.#chance = chance;
    this.#isBad = isBad;
    this.#haste = haste;
  }

  /** `{kind, delay}`, or nothing: all goes well. */
  ofRequest() {
    if (!this.#isBad || !this.#chance.happens(REQUEST_PART)) return undefined;
    return { kind: this.#chance.weighted(REQUESTS), delay: this.#lasting(DELAY) };
  }

  /** After how many pieces a stream is cut in the middle of the next, or not read for a while; never: Infinity. */
  ofStream() {
    const piece = (part) =>
      this.#isBad && this.#chance.happens(part) ? this.#chance.whole(EARLIEST, LATEST) : Infinity;
    return {
      cut: piece(STREAM_CUT_PART),
      pause: piece(STREAM_SLOW_PART),
      pauseFor: this.#lasting(PAUSE),
    };
  }

  #lasting = ([least, most]) => this.#chance.between(least, most) / this.#haste;
}
